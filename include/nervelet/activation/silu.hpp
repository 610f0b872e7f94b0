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

    /// f(z).
    template <class T>
    static constexpr T value(T z) {
        return z < T(-800) ? T(0) : z * math::sigmoid(z);
    }

    /// f'(z).
    template <class T>
    static constexpr T slope(T z, T a) {
        if (z < T(-800) || z > T(800)) {
            return z > T(0) ? T(1) : T(0); // the limits, where infinity times zero would give NaN
        }
        return math::sigmoid(z) + a * math::sigmoid(-z);
    }
};

} // namespace nervelet

#endif
