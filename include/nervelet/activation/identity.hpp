// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_ACTIVATION_IDENTITY_HPP
#define NERVELET_ACTIVATION_IDENTITY_HPP

#include "base.hpp"

namespace nervelet {

/// f(z) = z, f'(z) = 1: a linear layer.
struct Identity : ElementwiseActivation<Identity> {
    static constexpr bool takes_lanes = true;
    /// f(z).
    template <class Number>
    static constexpr Number value(Number z) {
        return z;
    }

    /// f'(z).
    template <class Number>
    static constexpr Number slope(Number, Number) {
        return math::broadcast<Number>(1);
    }
};

} // namespace nervelet

#endif
