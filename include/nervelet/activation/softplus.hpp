// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_ACTIVATION_SOFTPLUS_HPP
#define NERVELET_ACTIVATION_SOFTPLUS_HPP

#include "../core/math/exp.hpp"
#include "../core/math/log1p.hpp"
#include "../core/math/sigmoid.hpp"
#include "base.hpp"

namespace nervelet {

/// f(z) = log(1 + exp(z)), f'(z) = sigmoid(z). Computed as max(z, 0) + log1p(exp(-|z|)), which never overflows.
/// Source: Dugas et al. 2001.
struct Softplus : ElementwiseActivation<Softplus> {
    static constexpr bool is_rectifier = true;

    /// f(z).
    template <class T>
    static constexpr T value(T z) {
        return z > T(0) ? z + math::log1p(math::exp(-z)) : math::log1p(math::exp(z));
    }

    /// f'(z).
    template <class T>
    static constexpr T slope(T z, T) {
        return math::sigmoid(z);
    }
};

} // namespace nervelet

#endif
