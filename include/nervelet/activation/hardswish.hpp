// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_ACTIVATION_HARDSWISH_HPP
#define NERVELET_ACTIVATION_HARDSWISH_HPP

#include "base.hpp"

namespace nervelet {

/// f(z) = z * hardsigmoid(z): 0 for z <= -3, z for z >= 3, else z (z + 3) / 6.
/// f'(z) = 0 for z < -3, 1 for z > 3, else z / 3 + 1/2.
/// Source: Howard et al. 2019, torch.nn.Hardswish.
struct Hardswish : ElementwiseActivation<Hardswish> {
    static constexpr bool is_rectifier = true;
    static constexpr bool takes_lanes = true;

    /// f(z).
    template <class Number>
    static constexpr Number value(Number z) {
        using T = math::ScalarOf<Number>;
        return z <= T(-3) ? Number{} : z >= T(3) ? z : z * (z + T(3)) / T(6);
    }

    /// f'(z).
    template <class Number>
    static constexpr Number slope(Number z, Number) {
        using T = math::ScalarOf<Number>;
        return z < T(-3) ? Number{} : z > T(3) ? math::broadcast<Number>(1) : z / T(3) + T(0.5f);
    }
};

} // namespace nervelet

#endif
