// Part of nervelet. MIT licence, the nervelet authors.
//
// RoomForecast: the board learns how a slow signal goes on, such as the temperature of a room, and flags what surprises
// it.
//
// No wiring is needed. Open the Serial Plotter (or the Serial Monitor) at 115200 baud. A simulated room gives a reading
// each 40 milliseconds, as a sensor would each two minutes: a day takes half a minute, and two to five minutes without
// a floating-point unit. The board forecasts the next reading and learns from how it then was; from noon of the first
// day on it flags what it did not expect. Send:
//   w  somebody opens the window; w again: it is closed
//   s  how good the forecasts were since the last s, also of two that learn nothing: "the same as now", and a straight
//      line through the last two readings
//   a  read pin A0 instead, and learn that
//   l  learn again from the start
// Plotted are the reading, the forecast of it, and the lowest and the highest reading that would be no surprise. While
// there is a surprise, the LED is on, and the line says so.
//
// Your sensor: after the letter a a thermistor, a photoresistor or another analog sensor at pin A0; for a sensor with a
// library of its own, put its call into read_pin(). There is a reading each pin_milliseconds: choose this so that what
// the signal does again and again takes 5 to 30 readings.

#include <nervelet.h>

#include "last_readings.h"
#include "room.h"

namespace nn = nervelet;

const unsigned long room_milliseconds = 40;  // from reading to reading of the simulated room
const unsigned long pin_milliseconds = 5000; // and of the pin

// At each step the network sees a reading and its change since the last one. The GRU keeps in 8 numbers what it makes
// of the readings so far; the last layer says at every step how much the next reading will change. So it needs to learn
// only what is better than "the same as now".
const int steps = 16; // of a window to learn from
using Net = nn::Network<float, nn::Input<steps, 2>, nn::GRU<8, nn::EveryStep>, nn::TimeDistributed<nn::Dense<1>>>;
template <class T>
using ClippedSGD = nn::ClipByNorm<nn::SGD<T>>; // one odd window does not spoil what was learned
using Trainer = nn::Trainer<Net, nn::MeanSquaredError, ClippedSGD>;
static_assert(nn::memory_of<Trainer>().total < 4000, "the bytes of RAM for the network and its training");

struct Example { // a window, and at each of its steps the next change
    Net::Input window;
    Net::Output changes;
};

static Net net;
static Trainer trainer{net, {{0.1f}, 1.0f}}; // the learning rate; the largest norm of a gradient
static nn::Stream<Net> stream{net};          // forecasts, reading by reading: nn::, for Arduino has a Stream, too
static nn::Random chance(7);                 // the seed: the same number gives the same training
static Room room(7);                         // and the same room

static LastReadings<512> past;                  // of 17 hours, to learn from
static nn::StandardNormalizer<float, 2> normal; // scales readings and changes to mean 0 and variance 1
static float forecast;                          // of the next reading
const int windows_per_reading = 2;              // to learn from: the last one, and one of the past
static int windows_left;                        // before the next reading

// A reading is a surprise if it is this many times as far from its forecast as usual.
const float surprising = 7;
const int ready = 360;      // readings before the first surprise
const int remembered = 200; // readings that the usual error is a mean of, roughly
static float usual_error;
static int count; // of readings since learning began, up to ready

// Since the last s: how many readings, and the sums of the squared errors.
struct Score {
    int count, surprises;
    float forecast, same, line;
};
static Score score;

static bool listens_to_pin, window_is_open;
static unsigned long last_time;

float read_pin() {
    return analogRead(A0);
}

void learn_anew() {
    nn::initialize(net, 7);
    trainer.reset(net, {{0.1f}, 1.0f});
    stream.reset();
    past.clear();
    normal = nn::StandardNormalizer<float, 2>();
    score = Score();
    count = windows_left = 0;
    usual_error = 0;
}

// What the network sees of the reading that many steps ago.
nn::Stream<Net>::Sample seen(int ago) {
    return normal.apply({{past.ago(ago), past.ago(ago) - past.ago(ago + 1)}});
}

// The last target is the reading that many steps ago, the last input the one before.
Example example(int ago) {
    Example result;
    nn::Stream<Net>::Sample now = seen(ago + steps);
    for (int i = 0; i < steps; ++i) {
        const nn::Stream<Net>::Sample next = seen(ago + steps - 1 - i);
        result.window[2 * i] = now[0];
        result.window[2 * i + 1] = now[1];
        result.changes[i] = next[1];
        now = next;
    }
    return result;
}

// One training step: on the last window first, then on any of the past.
void learn_one() {
    const int windows = past.count() - steps - 1;
    if (windows > 0) {
        const Example chosen = example(windows_left == windows_per_reading ? 0 : chance.below(windows));
        trainer.step(chosen.window, chosen.changes);
    }
    --windows_left;
}

float square(float x) {
    return x * x;
}

void print(const char* name, float value) {
    Serial.print(name);
    Serial.print(value, 3);
}

// Compares a reading with what was expected.
void judge(float reading) {
    const float error = fabsf(reading - forecast);
    const float limit = surprising * usual_error;
    const bool is_surprise = count == ready && error > limit;
    print("reading:", reading);
    print(",forecast:", forecast);
    print(",low:", forecast - limit);
    print(",high:", forecast + limit);
    if (is_surprise) {
        print(",surprise:", reading);
    }
    Serial.println();
#ifdef LED_BUILTIN
    digitalWrite(LED_BUILTIN, is_surprise ? HIGH : LOW);
#endif
    usual_error += ((is_surprise ? limit : error) - usual_error) / (count < remembered ? count + 1 : remembered);
    count += count < ready ? 1 : 0;

    ++score.count;
    score.surprises += is_surprise ? 1 : 0;
    score.forecast += square(reading - forecast);
    score.same += square(reading - past.ago(0));
    score.line += square(reading - (2 * past.ago(0) - past.ago(1)));
}

void take_reading(float reading) {
    if (!nn::math::is_finite(reading)) {
        return; // many libraries give NaN where a sensor did not answer
    }
    if (past.count() >= 2) {
        judge(reading);
    }
    past.add(reading);
    forecast = reading;
    if (past.count() < 2) {
        return;
    }
    normal.observe({{reading, reading - past.ago(1)}});
    nn::Stream<Net>::Output change{};
    stream.push(seen(0), change);
    forecast += normal.invert({{0, change[0]}})[1];
    windows_left = windows_per_reading;
}

void say() {
    if (score.count > 0) {
        Serial.print("Of ");
        Serial.print(score.count);
        print(" readings, root mean square error: ", sqrtf(score.forecast / score.count));
        print(", of the same as now ", sqrtf(score.same / score.count));
        print(", of a straight line ", sqrtf(score.line / score.count));
        Serial.print("; surprises: ");
        Serial.println(score.surprises);
    }
    score = Score();
}

void obey(int command) {
    if (command == 'w') {
        window_is_open = !window_is_open;
        room.open_window(window_is_open);
    } else if (command == 's') {
        say();
    } else if (command == 'a') {
        listens_to_pin = !listens_to_pin;
        learn_anew();
    } else if (command == 'l') {
        learn_anew();
    }
}

void setup() {
    Serial.begin(115200);
#ifdef LED_BUILTIN
    pinMode(LED_BUILTIN, OUTPUT);
#endif
    learn_anew();
}

// Each call learns from one window or takes a reading, and does not wait.
void loop() {
    obey(Serial.read());
    if (windows_left > 0) {
        learn_one();
        return;
    }
    const unsigned long now = millis();
    if (now - last_time >= (listens_to_pin ? pin_milliseconds : room_milliseconds)) {
        last_time = now;
        take_reading(listens_to_pin ? read_pin() : room.read_temperature());
    }
}
