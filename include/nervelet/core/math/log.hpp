// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_MATH_LOG_HPP
#define NERVELET_CORE_MATH_LOG_HPP

#include "bits.hpp"
#include "nearest_integer.hpp"
#include "polynomial.hpp"

#include <limits>

namespace nervelet {
namespace math {

/// tail(f), a polynomial of log(1 + f) - f for sqrt(1/2) <= 1 + f <= sqrt(2), and the constants of the reduction
/// x = 2^k (1 + f). sqrt_half are the bits of sqrt(1/2).
template <class T>
struct LogSeries;

/// In float.
template <>
struct LogSeries<float> {
    static constexpr float ln2_high = 0.693145752f;
    static constexpr float ln2_low = 1.42860677e-06f;
    static constexpr std::uint32_t sqrt_half = 0x3f3504f3u;

    /// Minimax, relative error of log(1 + f) 2^-27.4.
    template <class Number>
    static constexpr Number tail(Number f) {
        const Number upper = 0.142016932f + f * (-0.131604493f + f * (0.127622053f + f * -0.0763453469f));
        const Number lower = 0.333333313f + f * (-0.250008225f + f * (0.200012282f + f * (-0.166233271f + f * upper)));
        return f * f * (-0.5f + f * lower);
    }
};

/// In double.
template <>
struct LogSeries<double> {
    static constexpr double ln2_high = 0.6931471805592082;
    static constexpr double ln2_low = 7.371002565167799e-13;
    static constexpr std::uint64_t sqrt_half = 0x3fe6a09e667f3bcdu;

    /// log(1 + f) = 2 atanh(s) = f - f^2/2 + s (f^2/2 + R(s^2)), s = f / (2 + f). Relative error 2^-66.7.
    template <class Number>
    static constexpr Number tail(Number f) {
        constexpr double c[] = {0.6666666666666666,  0.4000000000000625,  0.28571428569085566, 0.2222222264687458,
                                0.18181775656991941, 0.15387091224664462, 0.13250105594410738, 0.1325146018095748};
        const Number s = f / (2.0 + f);
        const Number square = s * s;
        const Number half = 0.5 * f * f;
        return s * (half + square * math::polynomial(c, square)) - half;
    }
};

/// log(2^k x (1 + rest)) for normal x > 0 and |rest| <= epsilon: with x = 2^j (1 + f) it is
/// (k + j) ln(2) + log(1 + f) + rest.
template <class Number>
constexpr Number log_of_normal(Number x, typename Bits<ScalarOf<Number>>::Signed k = 0, Number rest = Number{}) {
    using T = ScalarOf<Number>;
    using Series = LogSeries<T>;
    using Unsigned = typename Bits<T>::Unsigned;
    const Unsigned one = static_cast<Unsigned>(Bits<T>::bias) << Bits<T>::fraction;
    const Unsigned fraction = (Unsigned(1) << Bits<T>::fraction) - 1;
    const auto offset = to_bits(x) + (one - Series::sqrt_half);
    const auto exponent = math::bit_cast<typename Bits<Number>::Signed>(offset >> Bits<T>::fraction);
    const Number power = math::to_number<Number>(exponent + (k - Bits<T>::bias));
    const Number f = from_bits<Number>((offset & fraction) + Series::sqrt_half) - T(1);
    return power * Series::ln2_high + (f + (Series::tail(f) + (power * Series::ln2_low + rest)));
}

/// Natural logarithm: log(2^k (1 + f)) = k ln(2) + log(1 + f). log(0) = -infinity; NaN for a negative number.
/// Largest error 1 ulp.
template <class T>
constexpr T log(T x) {
    using Limits = std::numeric_limits<T>;
    if (!(x > T(0))) {
        return x != x ? x : x < T(0) ? Limits::quiet_NaN() : -Limits::infinity();
    }
    if (x > (Limits::max)()) {
        return x;
    }
    if (x < (Limits::min)()) {
        return math::log_of_normal(x * math::power_of_two<T>(Bits<T>::fraction),
                                   typename Bits<T>::Signed(-Bits<T>::fraction));
    }
    return math::log_of_normal(x);
}

} // namespace math
} // namespace nervelet

#endif
