// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_COOKBOOK_INVERSE_TIME_HPP
#define NERVELET_TESTS_COOKBOOK_INVERSE_TIME_HPP

#include <cstdint>

/// rate(t) = rate / (1 + decay t).
template <class T>
struct InverseTime {
    T rate;
    T decay;

    constexpr T operator()(std::uint32_t step) const { return rate / (T(1) + decay * static_cast<T>(step)); }
};

#endif
