// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_ACTIVATION_SIGMOID_HPP
#define NERVELET_ACTIVATION_SIGMOID_HPP

#include "../core/math/sigmoid.hpp"
#include "base.hpp"

namespace nervelet {

/// f(z) = 1 / (1 + exp(-z)), f'(z) = a (1 - a). Output in [0, 1].
/// Source: Feedforward Neural Networks in Depth, part 2, "Sigmoid".
struct Sigmoid : ElementwiseActivation<Sigmoid> {
    static constexpr bool is_probability = true;
    static constexpr bool takes_lanes = true;
    using Known = kernel::KnownSigmoid;

    /// f(z).
    template <class Number>
    static constexpr Number value(Number z) {
        return math::sigmoid(z);
    }

    /// f'(z).
    template <class Number>
    static constexpr Number slope(Number, Number a) {
        return a * (math::ScalarOf<Number>(1) - a);
    }
};

} // namespace nervelet

#endif
