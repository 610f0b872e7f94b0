// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_ACTIVATION_HARDSIGMOID_HPP
#define NERVELET_ACTIVATION_HARDSIGMOID_HPP

#include "base.hpp"

namespace nervelet {

/// f(z) = z / 6 + 1/2 clamped to [0, 1], f'(z) = 1/6 for -3 < z < 3, else 0.
/// Source: torch.nn.Hardsigmoid.
struct Hardsigmoid : ElementwiseActivation<Hardsigmoid> {
    static constexpr bool is_probability = true;

    /// f(z).
    template <class T>
    static constexpr T value(T z) {
        return z <= T(-3) ? T(0) : z >= T(3) ? T(1) : z / T(6) + T(0.5f);
    }

    /// f'(z).
    template <class T>
    static constexpr T slope(T z, T) {
        return z > T(-3) && z < T(3) ? T(1) / T(6) : T(0);
    }
};

} // namespace nervelet

#endif
