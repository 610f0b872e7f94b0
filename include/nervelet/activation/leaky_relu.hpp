// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_ACTIVATION_LEAKY_RELU_HPP
#define NERVELET_ACTIVATION_LEAKY_RELU_HPP

#include "base.hpp"

namespace nervelet {

/// f(z) = z if z > 0, else s z; f'(z) = 1 if z > 0, else s, where s = Percent / 100.
/// Source: Maas et al. 2013.
template <int Percent>
struct LeakyReLUWith : ElementwiseActivation<LeakyReLUWith<Percent>> {
    static constexpr bool is_rectifier = true;
    static constexpr bool has_two_slopes = true; ///< f'(z) is 1 for z > 0, else a constant
    static constexpr bool takes_lanes = true;

    /// f(z).
    template <class Number>
    static constexpr Number value(Number z) {
        return z > Number{} ? z : z * factor<math::ScalarOf<Number>>();
    }

    /// f'(z).
    template <class Number>
    static constexpr Number slope(Number, Number a) {
        return a > Number{} ? math::broadcast<Number>(1) : math::broadcast<Number>(factor<math::ScalarOf<Number>>());
    }

private:
    template <class T>
    static constexpr T factor() {
        static_assert(Percent > 0 && Percent < 100, "LeakyReLUWith<Percent>: expected a slope of 1 to 99 in 100.");
        return T(Percent) / T(100);
    }
};

/// LeakyReLU with PyTorch's default, s = 0.01.
using LeakyReLU = LeakyReLUWith<1>;

} // namespace nervelet

#endif
