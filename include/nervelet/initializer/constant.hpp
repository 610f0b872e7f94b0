// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_INITIALIZER_CONSTANT_HPP
#define NERVELET_INITIALIZER_CONSTANT_HPP

#include <cstddef>
#include <cstdint>

#include "../core/random.hpp"

namespace nervelet {

/// weight = Numerator / Denominator: Constant<1> is 1, Constant<1, 100> is 0.01. Draws no random number. It is a
/// fraction, because a floating-point template argument needs C++20.
template <std::int32_t Numerator, std::int32_t Denominator = 1>
struct Constant {
    static_assert(Denominator != 0, "Constant: expected a denominator other than 0");

    /// One weight, whatever the numbers of inputs and units.
    template <class T>
    static constexpr T draw(Random&, std::size_t, std::size_t) {
        return T(Numerator) / T(Denominator);
    }
};

} // namespace nervelet

#endif
