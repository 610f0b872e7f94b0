// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_ACTIVATION_GELU_HPP
#define NERVELET_ACTIVATION_GELU_HPP

#include "../core/math/erf.hpp"
#include "../core/math/exp.hpp"
#include "../core/math/sigmoid.hpp"
#include "base.hpp"

namespace nervelet {

/// f(z) = z Phi(z), f'(z) = Phi(z) + z phi(z), where Phi(z) = erfc(-z / sqrt 2) / 2 is the normal distribution and
/// phi(z) = exp(-z^2 / 2) / sqrt(2 pi) its density. With erfc the result is accurate for z < 0, too.
/// Source: Hendrycks and Gimpel 2016.
struct GELU : ElementwiseActivation<GELU> {
    static constexpr bool is_rectifier = true;
    static constexpr bool takes_lanes = true;

    /// f(z).
    template <class Number>
    static constexpr Number value(Number z) {
        return z < math::ScalarOf<Number>(-40) ? Number{} : z * distribution(z);
    }

    /// f'(z).
    template <class Number>
    static constexpr Number slope(Number z, Number) {
        using T = math::ScalarOf<Number>;
        // The limits, where infinity times zero would give NaN.
        return z < T(-40)  ? Number{}
               : z > T(40) ? math::broadcast<Number>(1)
                           : distribution(z) + z * math::exp(z * z * T(-0.5f)) * T(0.398942280401432677939946);
    }

private:
    template <class Number>
    static constexpr Number distribution(Number z) {
        using T = math::ScalarOf<Number>;
        return math::erfc(z * T(-0.707106781186547524400844)) * T(0.5f);
    }
};

/// f(z) = z/2 (1 + tanh u) = z sigmoid(2u) with u = sqrt(2/pi) (z + 0.044715 z^3), a cheaper approximation of GELU.
/// f'(z) = s + z s (1 - s) 2u' with s = sigmoid(2u), u' = sqrt(2/pi) (1 + 3 * 0.044715 z^2).
/// Source: Hendrycks and Gimpel 2016; torch.nn.GELU(approximate="tanh").
struct GELUTanh : ElementwiseActivation<GELUTanh> {
    static constexpr bool is_rectifier = true;
    static constexpr bool takes_lanes = true;

    /// f(z).
    template <class Number>
    static constexpr Number value(Number z) {
        using T = math::ScalarOf<Number>;
        return z < T(-40) ? Number{} : z > T(40) ? z : z * math::sigmoid(twice_u(z));
    }

    /// f'(z).
    template <class Number>
    static constexpr Number slope(Number z, Number a) {
        using T = math::ScalarOf<Number>;
        return z < T(-40)  ? Number{}
               : z > T(40) ? math::broadcast<Number>(1)
                           : math::sigmoid(twice_u(z)) + a * math::sigmoid(-twice_u(z)) * twice_u_slope(z);
    }

private:
    template <class T>
    static constexpr T root() {
        return T(1.59576912160573071175978); // 2 sqrt(2 / pi)
    }

    template <class T>
    static constexpr T cubic() {
        return T(0.044715);
    }

    template <class Number>
    static constexpr Number twice_u(Number z) {
        using T = math::ScalarOf<Number>;
        return root<T>() * (z + cubic<T>() * z * z * z);
    }

    template <class Number>
    static constexpr Number twice_u_slope(Number z) {
        using T = math::ScalarOf<Number>;
        return root<T>() * (T(1) + T(3) * cubic<T>() * z * z);
    }
};

} // namespace nervelet

#endif
