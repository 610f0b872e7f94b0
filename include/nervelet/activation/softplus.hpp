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
    static constexpr bool takes_lanes = true;

    /// f(z).
    template <class Number>
    static constexpr Number value(Number z) {
        const Number tail = math::log1p(math::exp(-math::absolute(z)));
        return z > Number{} ? z + tail : tail;
    }

    /// f'(z).
    template <class Number>
    static constexpr Number slope(Number z, Number) {
        return math::sigmoid(z);
    }
};

} // namespace nervelet

#endif
