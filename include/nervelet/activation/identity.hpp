// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_ACTIVATION_IDENTITY_HPP
#define NERVELET_ACTIVATION_IDENTITY_HPP

#include "base.hpp"

namespace nervelet {

/// f(z) = z, f'(z) = 1: a linear layer.
struct Identity : ElementwiseActivation<Identity> {
    /// f(z).
    template <class T>
    static constexpr T value(T z) {
        return z;
    }

    /// f'(z).
    template <class T>
    static constexpr T slope(T, T) {
        return T(1);
    }
};

} // namespace nervelet

#endif
