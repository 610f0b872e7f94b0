// Part of nervelet. MIT licence, the nervelet authors.
//
// GestureTrainer: the board learns up to four gestures, such as shake, circle and tap, and recognises them. Then it
// learns how somebody else makes them, and still recognises the first wearer.
//
// Open the Serial Monitor at 115200 baud and send letters:
//   a b c d  record gesture A (B, C, D): make it for six seconds, rest for two, and make it again for four
//   l        learn from all recordings: two seconds with a floating-point unit, a minute without. Then the board tests
//            what it has learned, and prints three times a second which gesture it recognises
//   w        somebody else wears the board now: wearer 2, or wearer 1 again
//   f        forget all, and start again
// Without an accelerometer two simulated hands move the board, that of wearer 1 and that of wearer 2:
//   1 2 3 4  hold still, shake, circle, tap
// Try: send 1a2b3c4dl and, when it has learned, 1, 2, 3 and 4. Send w, and then the same: wearer 2 is often not
// recognised. Send 1a2b3c4dl: it learns from both, and recognises both.
//
// Your sensor: a real accelerometer is switched on in accelerometer.h.

#include <nervelet.h>

#include "accelerometer.h"
#include "last_samples.h"
#include "recording.h"

namespace nn = nervelet;

// The input is a window of 1.28 seconds: 32 samples of x, y and z. The convolutions find a movement wherever in the
// window it begins: eight filters look at five samples each, sixteen at what those have found. The mean of each over
// the window leads to the outputs, the probabilities of A, B, C and D.
const int window_samples = 32;
using Net = nn::Network<float, nn::Input<window_samples, 3>, nn::Conv1D<8, 5, nn::ReLU>, nn::MaxPool1D<2>,
                        nn::Conv1D<16, 5, nn::ReLU>, nn::GlobalAveragePool, nn::Dense<4, nn::Softmax>>;
using Trainer = nn::Trainer<Net, nn::CrossEntropy, nn::SGD>;
static_assert(nn::memory_of<Trainer>().total < 5000, "the bytes of RAM for the network and its training");

static Net net;
static Trainer trainer{net, {0.1f}};
static nn::Random chance(7); // the seed: the same number gives the same training

const int hop = 8; // samples from window to window
static LastSamples<window_samples, 3, hop> last_samples;
static unsigned long last_time;

static Recording recordings[2][4]; // of each wearer, of each gesture
static int wearer, gesture;        // whose and which is being recorded
static int rest;                   // samples until it is over
const int samples_per_second = 1000 / sample_milliseconds;
const int rest_samples = 2 * samples_per_second;

const int lesson_steps = 1000;
const int steps_per_pass = 4; // of loop(), so that one call does not take long
const nn::CosineSchedule<float> rate{0.1f, 0.0f, lesson_steps};
static int steps;
static float loss_sum;                // over the last 250 steps
static nn::Accuracy before_lesson[2]; // of each wearer

enum Activity { waiting, recording, learning, recognising };
static Activity activity;

// What the network sees of a window: x, y and z without their means, which are gravity and tell no more than how the
// wrist is held; in halves of a g, because networks learn best from numbers of about 1.
Net::Input without_gravity(Net::Input window) {
    for (int axis = 0; axis < 3; ++axis) {
        float mean = 0;
        for (int i = 0; i < window_samples; ++i) {
            mean += window[3 * i + axis] / window_samples;
        }
        for (int i = 0; i < window_samples; ++i) {
            window[3 * i + axis] = 2 * (window[3 * i + axis] - mean);
        }
    }
    return window;
}

void start_recording(int which) {
    gesture = which;
    recordings[wearer][gesture].count = 0;
    activity = recording;
    Serial.print("Recording ");
    Serial.print(static_cast<char>('A' + gesture));
    Serial.print(" of wearer ");
    Serial.print(wearer + 1);
    Serial.print(' ');
}

void record(const std::array<float, 3>& sample) {
    if (rest > 0) {
        --rest;
        if (rest == 0) {
            Serial.print("and again ");
        }
        return;
    }
    Recording& now = recordings[wearer][gesture];
    now.add(sample);
    if (now.count % samples_per_second == 0) {
        Serial.print('.');
    }
    if (now.count == learned_samples) {
        Serial.print(" rest ");
        rest = rest_samples;
    } else if (now.is_complete()) {
        Serial.println(" done.");
        activity = waiting;
    }
}

Net::Input example(const Recording& from, int first_sample) {
    return without_gravity(from.window<window_samples>(first_sample));
}

// How many of a wearer's windows for the test the network recognises.
nn::Accuracy test_of(int who) {
    nn::Accuracy score;
    for (int which = 0; which < 4; ++which) {
        const Recording& from = recordings[who][which];
        for (int first = learned_samples; first + window_samples <= from.count; first += hop) {
            score.add(which, nn::argmax(net(example(from, first))));
        }
    }
    return score;
}

void start_lesson() {
    for (int who = 0; who < 2; ++who) {
        before_lesson[who] = test_of(who);
    }
    if (before_lesson[0].count() + before_lesson[1].count() == 0) {
        Serial.println("Nothing is recorded yet: send a, b, c or d.");
        return;
    }
    Serial.println("Learning from all recordings ...");
    steps = 0;
    loss_sum = 0;
    activity = learning;
}

// One training step, on a window that begins anywhere in any of the recordings. So when wearer 2 has recorded, too,
// half of the windows are still wearer 1's: a network that learned from wearer 2 alone would forget wearer 1.
void learn_one() {
    const Recording* from;
    int which;
    do {
        which = chance.below(4);
        from = &recordings[chance.below(2)][which];
    } while (!from->is_complete());
    const int first = chance.below(learned_samples - window_samples + 1);
    trainer.optimizer().learning_rate = rate(steps);
    loss_sum += trainer.step(example(*from, first), nn::Label{static_cast<size_t>(which)});
    ++steps;
    if (steps % 250 == 0) {
        Serial.print("  step ");
        Serial.print(steps);
        Serial.print(" of ");
        Serial.print(lesson_steps);
        Serial.print(", loss ");
        Serial.println(loss_sum / 250, 3);
        loss_sum = 0;
    }
}

void end_lesson() {
    Serial.println("Test, on windows that it did not learn from:");
    for (int who = 0; who < 2; ++who) {
        const nn::Accuracy score = test_of(who);
        if (score.count() > 0) {
            Serial.print("  wearer ");
            Serial.print(who + 1);
            Serial.print(": ");
            Serial.print(score.right());
            Serial.print(" of ");
            Serial.print(score.count());
            Serial.print(" recognised, before the lesson ");
            Serial.println(before_lesson[who].right());
        }
    }
    Serial.println("Now move the board:");
    last_samples.clear();
    activity = recognising;
}

void recognise(const Net::Input& window) {
    const Net::Output sure = net(without_gravity(window));
    const int answer = nn::argmax(sure);
    Serial.print(sure[answer] < 0.7f ? "  perhaps " : "  ");
    Serial.print(static_cast<char>('A' + answer));
    Serial.print(", ");
    Serial.print(100 * sure[answer], 0);
    Serial.println("% sure");
}

void put_on(int who) {
    wearer = who;
    give_board_to(wearer);
    last_samples.clear();
    Serial.print("The board is worn by wearer ");
    Serial.println(wearer + 1);
}

void forget() {
    nn::initialize(net, 7);
    for (int i = 0; i < 8; ++i) {
        recordings[i / 4][i % 4].count = 0;
    }
    activity = waiting;
    put_on(0);
}

void obey(int command) {
    if (command >= 'a' && command <= 'd') {
        start_recording(command - 'a');
    } else if (command >= '1' && command <= '4') {
        tell_hand(command - '1');
    } else if (command == 'l') {
        start_lesson();
    } else if (command == 'w') {
        put_on(1 - wearer);
    } else if (command == 'f') {
        Serial.println("Forgotten.");
        forget();
    }
}

void setup() {
    Serial.begin(115200);
    while (!Serial && millis() < 3000) { // boards with USB of their own: wait for the Serial Monitor
    }
    Serial.println("GestureTrainer: a b c d = record, l = learn, w = another wearer, f = forget");
    Serial.print("RAM: the network and its training take ");
    Serial.print(nn::memory_of<Trainer>().total);
    Serial.print(" bytes, the recordings ");
    Serial.println(sizeof(recordings));
    begin_accelerometer();
    forget();
}

void loop() {
    if (activity == learning) {
        for (int i = 0; i < steps_per_pass; ++i) {
            learn_one();
        }
        if (steps == lesson_steps) {
            end_lesson();
        }
        return;
    }
    if (activity != recording) {
        obey(Serial.read());
    }
    const unsigned long now = millis();
    std::array<float, 3> sample;
    if (now - last_time < sample_milliseconds || !read_acceleration(sample[0], sample[1], sample[2])) {
        return; // not yet
    }
    const bool is_late = now - last_time >= 2 * sample_milliseconds;
    last_time = is_late ? now : last_time + sample_milliseconds;
    const bool is_window_due = last_samples.add(sample);
    if (activity == recording) {
        record(sample);
    } else if (activity == recognising && is_window_due) {
        recognise(last_samples.window());
    }
}
