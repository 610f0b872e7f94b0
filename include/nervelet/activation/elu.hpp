// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_ACTIVATION_ELU_HPP
#define NERVELET_ACTIVATION_ELU_HPP

#include "../core/math/expm1.hpp"
#include "base.hpp"

namespace nervelet {

/// f(z) = z if z > 0, else alpha (exp(z) - 1); f'(z) = 1 if z > 0, else a + alpha, where alpha = Percent / 100.
/// Source: Clevert et al. 2015.
template <int Percent>
struct ELUWith : ElementwiseActivation<ELUWith<Percent>> {
    static constexpr bool is_rectifier = true;
    static constexpr bool takes_lanes = true;

    /// f(z).
    template <class Number>
    static constexpr Number value(Number z) {
        return z > Number{} ? z : math::expm1(z > Number{} ? Number{} : z) * alpha<math::ScalarOf<Number>>();
    }

    /// f'(z).
    template <class Number>
    static constexpr Number slope(Number z, Number a) {
        return z > Number{} ? math::broadcast<Number>(1) : a + alpha<math::ScalarOf<Number>>();
    }

private:
    template <class T>
    static constexpr T alpha() {
        static_assert(Percent > 0, "ELUWith<Percent>: expected a positive alpha, in hundredths, such as ELUWith<100>.");
        return T(Percent) / T(100);
    }
};

/// ELU with PyTorch's default, alpha = 1.
using ELU = ELUWith<100>;

} // namespace nervelet

#endif
