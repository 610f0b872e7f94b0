// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_CORE_MATH_PINS_HPP
#define NERVELET_TESTS_CORE_MATH_PINS_HPP

#include <nervelet/core/math/bits.hpp>

#include <cstddef>
#include <doctest/doctest.h>
#include <limits>

/// An input and the bits of the result; the same in a constant expression, at run time and on every machine.
template <class T>
struct Pin {
    T input;
    typename nervelet::math::Bits<T>::Unsigned bits;
};

/// x, but the compiler cannot know it.
template <class T>
inline T at_run_time(T x) {
    volatile T hidden = x;
    return hidden;
}

/// How many pins the function meets, for use in a static_assert.
template <class T, std::size_t Count, class Function>
constexpr std::size_t pins_met(const Pin<T> (&pins)[Count], Function function) {
    std::size_t met = 0;
    for (std::size_t i = 0; i < Count; ++i) {
        met += nervelet::math::to_bits(function(pins[i].input)) == pins[i].bits ? 1u : 0u;
    }
    return met;
}

template <class T, std::size_t Count, class Function>
inline void check_pins(const Pin<T> (&pins)[Count], Function function) {
    for (std::size_t i = 0; i < Count; ++i) {
        CAPTURE(i);
        CHECK(nervelet::math::to_bits(function(at_run_time(pins[i].input))) == pins[i].bits);
    }
}

#endif
