// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_ACTIVATION_TANH_HPP
#define NERVELET_ACTIVATION_TANH_HPP

#include "../core/math/tanh.hpp"
#include "base.hpp"

namespace nervelet {

/// f(z) = (exp(z) - exp(-z)) / (exp(z) + exp(-z)), f'(z) = 1 - a^2. Output in [-1, 1].
/// Source: Feedforward Neural Networks in Depth, part 2, "Tanh".
struct Tanh : ElementwiseActivation<Tanh> {
    static constexpr bool takes_lanes = true;
    using Known = kernel::KnownTanh;
    /// f(z).
    template <class Number>
    static constexpr Number value(Number z) {
        return math::tanh(z);
    }

    /// f'(z).
    template <class Number>
    static constexpr Number slope(Number, Number a) {
        using T = math::ScalarOf<Number>;
        return (T(1) - a) * (T(1) + a);
    }
};

} // namespace nervelet

#endif
