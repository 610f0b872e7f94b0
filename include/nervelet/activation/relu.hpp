// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_ACTIVATION_RELU_HPP
#define NERVELET_ACTIVATION_RELU_HPP

#include "base.hpp"

namespace nervelet {

/// f(z) = max(0, z), f'(z) = 0 if z <= 0, else 1. NaN stays NaN, so that an invalid input is not hidden.
/// Source: Feedforward Neural Networks in Depth, part 2, "ReLU".
struct ReLU : ElementwiseActivation<ReLU> {
    static constexpr bool is_rectifier = true;
    static constexpr bool has_two_slopes = true; ///< f'(z) is 1 for z > 0, else a constant
    static constexpr bool takes_lanes = true;

    /// f(z).
    template <class Number>
    static constexpr Number value(Number z) {
        return z <= Number{} ? Number{} : z;
    }

    /// f'(z).
    template <class Number>
    static constexpr Number slope(Number z, Number) {
        return z <= Number{} ? Number{} : math::broadcast<Number>(1);
    }
};

} // namespace nervelet

#endif
