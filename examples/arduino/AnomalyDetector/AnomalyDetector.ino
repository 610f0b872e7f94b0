// Part of nervelet. MIT licence, the nervelet authors.
//
// AnomalyDetector: the board learns the normal vibration of a machine, and reports when it is not normal.
//
// The network is an autoencoder: it encodes 32 samples by 8 units and reconstructs all 32 from these. It learns to do
// so for normal vibration. Another vibration is reconstructed badly, so the error of the reconstruction detects an
// anomaly.
//
// Open the Serial Plotter (or the Serial Monitor) at 115200 baud. The board learns a simulated motor for 40 seconds
// (without a floating-point unit two minutes more); when it is ready, the threshold rises from 0. Then send a letter:
//   f  a fault: the motor's bearing rattles; f again: it is repaired
//   a  read pin A0 instead, and learn that
//   l  learn again from the start
// The LED is on while there is an anomaly.
//
// Your sensor: a piezo disc, a microphone or an analog accelerometer at pin A0, after the letter a.

#include <nervelet.h>

namespace nn = nervelet;

using Net = nn::Network<float, nn::Input<32>, nn::Dense<8, nn::Tanh>, nn::Dense<32>>;
using Trainer = nn::Trainer<Net, nn::MeanSquaredError, nn::Adam>;
using Normalizer = nn::StandardNormalizer<float, 1>;

const float learning_rate = 0.005f;
static Net net;
static Trainer trainer{net, {learning_rate}};
static nn::Random chance(7); // the seed: the same number gives the same motor and the same training

const unsigned long sample_microseconds = 2000; // 500 samples a second
static unsigned long last_sample;
static Net::Input window; // 64 milliseconds of vibration
static int samples;       // in the window so far

// What the board does with its windows: the first 50 give mean and variance of the signal, it learns from the next 350,
// and the next 200 show how large its errors are for normal vibration. From then on it looks for anomalies.
const int measured = 50;
const int learned = measured + 350;
const int ready = learned + 200;
static int windows;

static Normalizer strength;   // scales every signal to mean 0 and variance 1
static Net::Input memory[32]; // the last windows, to learn from: a ring, of which remembered % 32 is replaced next
static int remembered;        // windows that were put into it
static int steps_left;        // training steps before the next window

static float error_now; // error of the last few windows
static Normalizer usual_error;
static float threshold; // 0 while the board is not ready

static bool listens_to_pin;
static bool has_fault;

float around_zero(float limit) {
    return limit * (2 * chance.uniform<float>() - 1);
}

// A motor that turns 25 times a second, never quite evenly. If its bearing is bad, it rattles once a turn.
float simulate_motor() {
    static float angle, rattle_angle, rattle, power = 1, pace = 1;
    power += 0.01f * (1 + around_zero(1.0f) - power);
    pace += 0.01f * (1 + around_zero(0.3f) - pace);
    angle += 25 * 6.2831853f / 500 * pace;
    rattle_angle += 140 * 6.2831853f / 500; // 140 times a second, and soon silent
    rattle *= 0.85f;
    if (angle > 6.2831853f) {
        angle -= 6.2831853f;
        rattle_angle = 0;
        rattle = has_fault ? 100 + around_zero(30) : 0;
    }
    return 512 + power * (120 * sinf(angle) + 50 * sinf(2 * angle + 1)) + rattle * sinf(rattle_angle) + around_zero(10);
}

void learn_anew() {
    nn::initialize(net, 7);
    trainer.reset(net, {learning_rate});
    strength = Normalizer();
    usual_error = Normalizer();
    windows = samples = remembered = steps_left = 0;
    error_now = threshold = 0;
}

void take_sample(float reading) {
    if (windows < measured) {
        strength.observe({{reading}});
    }
    window[samples] = strength.apply({{reading}})[0];
    ++samples;
}

// One training step: the target of a window is the window itself.
void learn_one() {
    const Net::Input& normal = memory[chance.below(remembered < 32 ? remembered : 32)];
    trainer.step(normal, normal);
}

float error_of_window() {
    const Net::Output copy = net(window);
    float sum = 0;
    for (size_t i = 0; i < copy.size(); ++i) {
        sum += (copy[i] - window[i]) * (copy[i] - window[i]);
    }
    return sqrtf(sum / copy.size());
}

void take_window() {
    ++windows;
    if (windows <= measured) {
        return;
    }
    error_now += 0.3f * (error_of_window() - error_now); // a moving average, so that a single odd window is no alarm
    if (windows <= learned) {
        memory[remembered % 32] = window;
        ++remembered;
        steps_left = 8;
    } else if (windows <= ready) {
        usual_error.observe({{error_now}});
    }
    if (windows == ready) {
        threshold = usual_error.mean(0) + 8 * sqrtf(usual_error.variance(0)); // far above the usual error
    }
}

void show() {
    const bool is_anomaly = threshold > 0 && error_now > threshold;
    Serial.print("error:");
    Serial.print(error_now, 3);
    Serial.print(",threshold:");
    Serial.print(threshold, 3);
    Serial.print(",anomaly:");
    Serial.println(is_anomaly ? 1 : 0);
#ifdef LED_BUILTIN
    digitalWrite(LED_BUILTIN, is_anomaly ? HIGH : LOW);
#endif
}

void obey(int command) {
    if (command == 'f') {
        has_fault = !has_fault;
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

// Each call takes one sample or one training step, and does not wait.
void loop() {
    obey(Serial.read());
    if (steps_left > 0) {
        learn_one();
        --steps_left;
    } else if (micros() - last_sample >= sample_microseconds) {
        last_sample = micros();
        take_sample(listens_to_pin ? analogRead(A0) : simulate_motor());
        if (samples == 32) {
            samples = 0;
            take_window();
            show();
        }
    }
}
