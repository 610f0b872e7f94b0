// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_OPTIMIZER_BASE_HPP
#define NERVELET_OPTIMIZER_BASE_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../scalar/fixed16/rate.hpp"
#include "../scalar/traits.hpp"

namespace nervelet {

/// Whether value can be a learning rate or a weight decay: 0 <= value <= 65536. False for NaN.
template <class T>
constexpr bool is_rate(T value) {
    return value >= T(0) && value <= T(65536);
}

/// The same in 16 bits: 0 <= value < 2^-(1 + BitsAbove).
template <int BitsAbove>
constexpr bool is_rate(FixedRate<BitsAbove> value) {
    return value.is_valid();
}

/// Whether value can be a decay factor: 0 <= value < 1. False for NaN.
template <class T>
constexpr bool is_decay(T value) {
    return value >= T(0) && value < T(1);
}

/// Whether value can be rate * decay, the share of a parameter that a decay takes away in a step: 0 <= value <= 1.
/// Above 2 each step would take it farther from 0. False for NaN.
template <class T>
constexpr bool is_share(T value) {
    return value >= T(0) && value <= T(1);
}

/// Whether value can be an epsilon that keeps a quotient finite: 2^-37 <= value <= 1. False for NaN.
template <class T>
constexpr bool is_epsilon(T value) {
    return value >= T(1) / T(137438953472) && value <= T(1);
}

} // namespace nervelet

#endif
