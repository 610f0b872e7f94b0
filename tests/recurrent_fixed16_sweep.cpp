// Part of nervelet. MIT licence, the nervelet authors.
// A GRU of 16 bits learns what a GRU of float learns, from the same initial weights, by the same order of examples: a
// forecast of the next hour, after the last step and after every one, gestures in noise, and a first sample that is to
// be remembered over 16 and 32 steps; at learning rates from 0.003 to 0.1, and with momentum.
#include <doctest/doctest.h>

#include <cstdint>

#include "support/sequences.hpp"

using namespace nervelet;
using support::compare_on_sequences;

namespace {

template <class T>
using Hour = Network<T, Input<24, 1>, GRU<8>, Dense<1>>;

template <class T>
using Hours = Network<T, Input<24, 1>, GRU<8, EveryStep>, TimeDistributed<Dense<1>>>;

template <class T>
using Gesture = Network<T, Input<32, 3>, GRU<12>, Dense<5, Softmax>>;

template <class T>
using Memory16 = Network<T, Input<16, 1>, GRU<8>, Dense<2, Softmax>>;

template <class T>
using Memory32 = Network<T, Input<32, 1>, GRU<8>, Dense<2, Softmax>>;

} // namespace

TEST_CASE("the temperature of the next hour") {
    for (const float rate : {0.003f, 0.01f, 0.03f, 0.1f}) {
        compare_on_sequences<Hour, SquaredError, SGD, support::NextHour>({rate}, {rate}, 10000, 3, 0.0, 1.03);
    }
}
TEST_CASE("the temperature of the next hour, after every hour") {
    for (const float rate : {0.0003f, 0.001f, 0.003f, 0.01f}) {
        compare_on_sequences<Hours, SquaredError, SGD, support::NextHours>({rate}, {rate}, 5000, 3, 0.0, 1.03);
    }
}
TEST_CASE("the temperature of the next hour, with momentum") {
    for (const float rate : {0.0003f, 0.001f, 0.003f}) {
        compare_on_sequences<Hour, SquaredError, Momentum, support::NextHour>({rate}, {rate}, 10000, 3, 0.0, 1.03);
    }
}
TEST_CASE("gestures in noise") {
    for (const float rate : {0.01f, 0.03f, 0.1f}) {
        compare_on_sequences<Gesture, CrossEntropy, SGD, support::Gestures>({rate}, {rate}, 10000, 5, 1.0, 1.03);
    }
}
TEST_CASE("gestures in noise, with momentum") {
    for (const float rate : {0.001f, 0.003f}) {
        compare_on_sequences<Gesture, CrossEntropy, Momentum, support::Gestures>({rate}, {rate}, 10000, 5, 1.0, 1.03);
    }
}
TEST_CASE("the first sample of 16 and of 32") {
    for (const float rate : {0.003f, 0.01f, 0.03f, 0.1f}) {
        compare_on_sequences<Memory16, CrossEntropy, SGD, support::FirstOf16>({rate}, {rate}, 10000, 3, 0.5, 1.05);
    }
    for (const float rate : {0.01f, 0.03f, 0.1f}) {
        compare_on_sequences<Memory32, CrossEntropy, SGD, support::FirstOf32>({rate}, {rate}, 10000, 3, 0.5, 1.05);
    }
}
