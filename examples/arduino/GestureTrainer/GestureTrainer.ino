// Part of nervelet. MIT licence, the nervelet authors.
//
// GestureTrainer: the board records up to four gestures, such as shake, circle and tap, learns and recognises them.
//
// Open the Serial Monitor at 115200 baud and send letters:
//   a b c d  record gesture A (B, C, D). Keep making it for eight seconds.
//   l        learn from all recordings; from then on the board prints every 0.64 seconds which gesture it recognises
//   f        forget all, and start again
// Without an accelerometer a simulated hand moves the board:
//   1 2 3 4  hold still, shake, circle, tap
// Try: send 1a2b3c4dl, wait until it has learned, and then send 1, 2, 3 or 4 as you like.
//
// Your sensor: a real accelerometer is switched on in accelerometer.h.

#include <nervelet.h>

#include "accelerometer.h"

namespace nn = nervelet;

// Nine inputs describe a movement; a layer of eight units; four outputs, the probabilities of A, B, C and D.
using Net = nn::Network<float, nn::Input<9>, nn::Dense<8, nn::Tanh>, nn::Dense<4, nn::Softmax>>;
using Trainer = nn::Trainer<Net, nn::CrossEntropy, nn::SGD>;

static Net net;
static Trainer trainer{net, {0.1f}};
static nn::Random chance(7); // the seed: the same number gives the same training

const int window_samples = 32; // a window is 0.64 seconds of movement: x, y and z of each sample
static float window[window_samples][3];
static int samples; // in the window so far
static unsigned long last_sample;

// A recording is twelve windows: nine to learn from, and three to test with, which are not learned from.
const int windows_of_recording = 12;
const int most_windows = 8 * windows_of_recording;
static Net::Input movements[most_windows];
static nn::Label gestures[most_windows]; // which gesture each one is: 0 is A
static int windows;
static nn::Label recorded; // the gesture that is being recorded

const int lesson_steps = 4000;
const int steps_per_pass = 10; // of loop(), so that one call does not take long
static int steps;

enum Activity { waiting, recording, learning, recognising };
static Activity activity;

bool is_for_test(int i) {
    return i % 4 == 3;
}

// The inputs of the network, three for each axis of a window: the mean, the mean absolute deviation from it, and
// the largest change from one sample to the next.
Net::Input describe_window() {
    Net::Input movement{};
    for (int axis = 0; axis < 3; ++axis) {
        float& rest = movement[3 * axis];
        float& swing = movement[3 * axis + 1];
        float& jolt = movement[3 * axis + 2];
        for (int i = 0; i < window_samples; ++i) {
            rest += window[i][axis] / window_samples;
        }
        for (int i = 0; i < window_samples; ++i) {
            swing += fabsf(window[i][axis] - rest) / window_samples;
        }
        for (int i = 1; i < window_samples; ++i) {
            jolt = fmaxf(jolt, fabsf(window[i][axis] - window[i - 1][axis]));
        }
    }
    return movement;
}

void start_recording(char letter) {
    if (windows + windows_of_recording > most_windows) {
        Serial.println("The memory is full: send f to forget.");
        return;
    }
    Serial.print("Recording ");
    Serial.print(static_cast<char>(letter - 'a' + 'A'));
    Serial.print(' ');
    recorded.index = letter - 'a';
    samples = 0;
    activity = recording;
}

void record_window() {
    movements[windows] = describe_window();
    gestures[windows] = recorded;
    ++windows;
    Serial.print('.');
    if (windows % windows_of_recording == 0) {
        Serial.println(" done. Record another gesture, or send l to learn.");
        activity = waiting;
    }
}

// One training step on a random window.
void learn_one() {
    int i = chance.below(windows);
    while (is_for_test(i)) {
        i = chance.below(windows);
    }
    trainer.step(movements[i], gestures[i]);
    ++steps;
}

void test() {
    nn::Accuracy score;
    for (int i = 0; i < windows; ++i) {
        if (is_for_test(i)) {
            score.add(gestures[i].index, nn::argmax(net(movements[i])));
        }
    }
    Serial.print("Of the windows kept for the test it recognises ");
    Serial.print(score.right());
    Serial.print(" of ");
    Serial.print(score.count());
    Serial.println(". Now move the board:");
}

void recognise_window() {
    const Net::Output sure = net(describe_window());
    const int answer = nn::argmax(sure);
    Serial.print(sure[answer] < 0.7f ? "  perhaps " : "  ");
    Serial.print(static_cast<char>('A' + answer));
    Serial.print(", ");
    Serial.print(100 * sure[answer], 0);
    Serial.println("% sure");
}

void forget() {
    nn::initialize(net, 7);
    windows = 0;
    activity = waiting;
}

void obey(int command) {
    if (command >= 'a' && command <= 'd') {
        start_recording(command);
    } else if (command == 'l' && windows > 0) {
        Serial.println("Learning ...");
        steps = 0;
        activity = learning;
    } else if (command == 'f') {
        Serial.println("Forgotten.");
        forget();
    } else if (command >= '1' && command <= '4') {
        tell_hand(command - '1');
    }
}

void setup() {
    Serial.begin(115200);
    while (!Serial && millis() < 3000) { // boards with USB of their own: wait for the Serial Monitor
    }
    Serial.println("GestureTrainer: a b c d = record, l = learn, f = forget");
    begin_accelerometer();
    forget();
}

void loop() {
    if (activity != recording) {
        obey(Serial.read());
    }
    if (activity == learning) {
        for (int i = 0; i < steps_per_pass; ++i) {
            learn_one();
        }
        if (steps == lesson_steps) {
            test();
            samples = 0;
            activity = recognising;
        }
        return;
    }
    float* const sample = window[samples];
    if (millis() - last_sample < sample_milliseconds || !read_acceleration(sample[0], sample[1], sample[2])) {
        return; // not yet
    }
    last_sample = millis();
    ++samples;
    if (samples == window_samples) {
        samples = 0;
        if (activity == recording) {
            record_window();
        } else if (activity == recognising) {
            recognise_window();
        }
    }
}
