// Part of nervelet. MIT licence, the nervelet authors.
//
// What a wearer has recorded of a gesture.
#pragma once

#include <nervelet.h>

// Samples to learn from, 6.4 seconds of them, and then samples to test with, which are not learned from.
const int learned_samples = 160;
const int tested_samples = 96;

// A window may begin at any sample, so a few seconds in a byte a number hold more than a hundred examples.
struct Recording {
    int8_t values[learned_samples + tested_samples][3]; // x, y and z in 1/32 g: up to 4 g
    int count;                                          // of samples so far

    bool is_complete() const { return count == learned_samples + tested_samples; }

    void add(const std::array<float, 3>& sample) {
        for (int axis = 0; axis < 3; ++axis) {
            const float value = 32 * sample[axis];
            values[count][axis] = lroundf(constrain(value, -127, 127));
        }
        ++count;
    }

    // The samples from that one on, as LastSamples::window() gives them.
    template <int Samples>
    std::array<float, Samples * 3> window(int first) const {
        std::array<float, Samples * 3> numbers{};
        for (int i = 0; i < Samples; ++i) {
            for (int axis = 0; axis < 3; ++axis) {
                numbers[3 * i + axis] = values[first + i][axis] / 32.0f;
            }
        }
        return numbers;
    }
};
