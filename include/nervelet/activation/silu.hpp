// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_ACTIVATION_SILU_HPP
#define NERVELET_ACTIVATION_SILU_HPP

#include "../core/math/sigmoid.hpp"
#include "base.hpp"

namespace nervelet {

/// f(z) = z sigmoid(z), f'(z) = s + z s (1 - s) with s = sigmoid(z). Also called swish.
/// Source: Hendrycks and Gimpel 2016, Elfwing et al. 2018.
struct SiLU : ElementwiseActivation<SiLU> {
    static constexpr bool is_rectifier = true;
    static constexpr bool takes_lanes = true;

    /// f(z).
    template <class Number>
    static constexpr Number value(Number z) {
        return z < math::ScalarOf<Number>(-800) ? Number{} : z * math::sigmoid(z);
    }

    /// f'(z).
    template <class Number>
    static constexpr Number slope(Number z, Number a) {
        using T = math::ScalarOf<Number>;
        // The limits, where infinity times zero would give NaN.
        return z < T(-800)  ? Number{}
               : z > T(800) ? math::broadcast<Number>(1)
                            : math::sigmoid(z) + a * math::sigmoid(-z);
    }
};

} // namespace nervelet

#endif
