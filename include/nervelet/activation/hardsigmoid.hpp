// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_ACTIVATION_HARDSIGMOID_HPP
#define NERVELET_ACTIVATION_HARDSIGMOID_HPP

#include "base.hpp"

namespace nervelet {

/// f(z) = z / 6 + 1/2 clamped to [0, 1], f'(z) = 1/6 for -3 < z < 3, else 0.
/// Source: torch.nn.Hardsigmoid.
struct Hardsigmoid : ElementwiseActivation<Hardsigmoid> {
    static constexpr bool is_probability = true;
    static constexpr bool takes_lanes = true;

    /// f(z).
    template <class Number>
    static constexpr Number value(Number z) {
        using T = math::ScalarOf<Number>;
        return z <= T(-3) ? Number{} : z >= T(3) ? math::broadcast<Number>(1) : z / T(6) + T(0.5f);
    }

    /// f'(z).
    template <class Number>
    static constexpr Number slope(Number z, Number) {
        using T = math::ScalarOf<Number>;
        return z <= T(-3) ? Number{} : z < T(3) ? math::broadcast<Number>(T(1) / T(6)) : Number{};
    }
};

} // namespace nervelet

#endif
