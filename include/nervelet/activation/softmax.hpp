// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_ACTIVATION_SOFTMAX_HPP
#define NERVELET_ACTIVATION_SOFTMAX_HPP

#include <cstddef>

#include "../core/math/exp.hpp"
#include "base.hpp"

namespace nervelet {

/// a_j = exp(z_j) / sum_i exp(z_i), computed with z - max z, so that nothing overflows. The outputs sum to 1.
/// dJ/dz = a (.) (dJ/da - sum_i dJ/da_i a_i), the full Jacobian product, for any loss.
/// Source: Feedforward Neural Networks in Depth, part 2, "Softmax".
struct Softmax : ActivationBase {
    static constexpr bool is_probability = true;
    static constexpr bool is_distribution = true;
    static constexpr bool is_last_only = true;

    /// Replaces Size numbers z by a.
    template <std::size_t Size, class T>
    static constexpr void apply(T* values) {
        T largest = values[0];
        for (std::size_t j = 1; j < Size; ++j) {
            largest = values[j] > largest ? values[j] : largest;
        }
        const T share = T(1) / kernel::transform_and_sum<Size>(Exponential<T>{largest}, values);
        for (std::size_t j = 0; j < Size; ++j) {
            values[j] *= share;
        }
    }

    /// Replaces Size numbers z by a and sets factor = 1: the Jacobian is no elementwise factor, and settle() applies
    /// it.
    template <std::size_t Size, class T>
    static constexpr void apply(T* values, T* factor) {
        apply<Size>(values);
        for (std::size_t j = 0; j < Size; ++j) {
            factor[j] = T(1);
        }
    }

    /// Replaces dJ/da by dJ/dz, given the outputs a.
    template <std::size_t Size, class T>
    static constexpr void settle(const T* outputs, T* gradient) {
        T product = T(0);
        for (std::size_t j = 0; j < Size; ++j) {
            product += gradient[j] * outputs[j];
        }
        for (std::size_t j = 0; j < Size; ++j) {
            gradient[j] = outputs[j] * (gradient[j] - product);
        }
    }

private:
    /// exp(z - largest). The largest gets 1 without exp(0), because it may be infinite, and infinity minus infinity is
    /// NaN.
    template <class T>
    struct Exponential {
        T largest;
        static constexpr bool takes_lanes = true;

        template <class Number>
        constexpr Number operator()(Number z) const {
            return z == largest ? math::broadcast<Number>(1) : math::exp_or_zero(z - largest);
        }
    };
};

} // namespace nervelet

#endif
