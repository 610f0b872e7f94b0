// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_ACTIVATION_RELU6_HPP
#define NERVELET_ACTIVATION_RELU6_HPP

#include "base.hpp"

namespace nervelet {

/// f(z) = z clamped to [0, 6], f'(z) = 1 for 0 < z < 6, else 0. NaN stays NaN.
/// Source: Krizhevsky 2010; torch.nn.ReLU6.
struct ReLU6 : ElementwiseActivation<ReLU6> {
    static constexpr bool is_rectifier = true;
    static constexpr bool takes_lanes = true;

    /// f(z).
    template <class Number>
    static constexpr Number value(Number z) {
        const Number six = math::broadcast<Number>(6);
        return z <= Number{} ? Number{} : z >= six ? six : z;
    }

    /// f'(z).
    template <class Number>
    static constexpr Number slope(Number z, Number) {
        const Number six = math::broadcast<Number>(6);
        return z <= Number{} ? Number{} : z >= six ? Number{} : math::broadcast<Number>(1);
    }
};

} // namespace nervelet

#endif
