// Part of nervelet. MIT licence, the nervelet authors.
//
// How long a lesson takes, and how fast the board learns in it.
#pragma once

#include "scalar.h"

// 4,000 steps, in which the learning rate falls to 0, as half a wave of a cosine, every 100 steps a little.
const int lesson_steps = 4000;
const int steps_per_rate = 100;
constexpr float first_rate = 0.03f;

using Rate = decltype(nn::SGD<Scalar>::learning_rate);
struct Rates {
    Rate of[lesson_steps / steps_per_rate];
};

// The compiler makes them all, so that the board computes no cosine; one before GCC 11 leaves that to the board.
constexpr Rates make_rates() {
    const nn::CosineSchedule<float> rate{first_rate, 0.0f, lesson_steps};
    Rates rates{};
    for (int i = 0; i < lesson_steps / steps_per_rate; ++i) {
        rates.of[i] = rate(i * steps_per_rate);
    }
    return rates;
}
const Rates rates = make_rates();
