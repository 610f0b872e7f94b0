// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_ACTIVATION_SELU_HPP
#define NERVELET_ACTIVATION_SELU_HPP

#include "../core/math/expm1.hpp"
#include "base.hpp"

namespace nervelet {

/// f(z) = lambda z if z > 0, else lambda alpha (exp(z) - 1); f'(z) = lambda if z > 0, else a + lambda alpha, where
/// lambda = 1.0507 and alpha = 1.6733 keep mean 0 and variance 1 from layer to layer: initialize with LeCunNormal.
/// Source: Klambauer et al. 2017.
struct SELU : ElementwiseActivation<SELU> {
    static constexpr bool takes_lanes = true;

    /// f(z).
    template <class Number>
    static constexpr Number value(Number z) {
        using T = math::ScalarOf<Number>;
        return z > Number{} ? z * lambda<T>() : math::expm1(z > Number{} ? Number{} : z) * lambda_alpha<T>();
    }

    /// f'(z).
    template <class Number>
    static constexpr Number slope(Number z, Number a) {
        using T = math::ScalarOf<Number>;
        return z > Number{} ? math::broadcast<Number>(lambda<T>()) : a + lambda_alpha<T>();
    }

private:
    template <class T>
    static constexpr T lambda() {
        return T(1.05070098735548049341933);
    }

    template <class T>
    static constexpr T lambda_alpha() {
        return T(1.75809934084737685994022);
    }
};

} // namespace nervelet

#endif
