// Part of nervelet. MIT licence, the nervelet authors.
//
// What the board computes in, chosen in one line, and all that depends on it.
#pragma once

#include <nervelet.h>

namespace nn = nervelet;

// 16-bit integers: for boards without a floating-point unit, such as micro:bit, Arduino Zero and Pico, which take a
// hundred instructions to multiply two floats. The network takes half the memory, and learns what it learns in float.
// With a floating-point unit both are about as fast. Choose float, that is
//     using Scalar = float;
// for a network of yours with parts that 16 bits do not have (Adam, GELU), weights beyond 4, or inputs beyond 16.
using Scalar = nn::Fixed16;

// The functions below are there for either choice. With Fixed16 no float is computed anywhere in this sketch.

// Sets a pixel of the network's input. ink: 0 is paper, 65536 is black; in 16 bits 1 is the integer 2048.
inline void set_pixel(nn::Fixed16& pixel, long ink) {
    pixel = nn::Fixed16::from_raw(static_cast<int16_t>(ink / 32));
}
inline void set_pixel(float& pixel, long ink) {
    pixel = ink / 65536.0f;
}

// A probability in percent.
inline int percent(nn::Fixed16 probability) {
    return (100L * probability.raw + 1024) / 2048;
}
inline int percent(float probability) {
    return 100 * probability + 0.5f;
}

// The mean of so many losses, of which the sum is given, in thousandths; -1 if a step was refused.
inline long thousandths(nn::FixedLoss sum, long count) {
    return sum.refused() ? -1 : sum.raw() / count * 125 / 8192; // its integers are 65536ths
}
inline long thousandths(float sum, long count) {
    return sum >= 0 ? 1000 * sum / count : -1;
}
