// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_ACTIVATION_RELU6_HPP
#define NERVELET_ACTIVATION_RELU6_HPP

#include "base.hpp"

namespace nervelet {

/// f(z) = z clamped to [0, 6], f'(z) = 1 for 0 < z < 6, else 0. NaN stays NaN.
/// Source: Krizhevsky 2010; torch.nn.ReLU6.
struct ReLU6 : ElementwiseActivation<ReLU6> {
    static constexpr bool is_rectifier = true;

    /// f(z).
    template <class T>
    static constexpr T value(T z) {
        return z <= T(0) ? T(0) : z >= T(6) ? T(6) : z;
    }

    /// f'(z).
    template <class T>
    static constexpr T slope(T z, T) {
        return z <= T(0) || z >= T(6) ? T(0) : T(1);
    }
};

} // namespace nervelet

#endif
