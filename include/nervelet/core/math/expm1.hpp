// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_MATH_EXPM1_HPP
#define NERVELET_CORE_MATH_EXPM1_HPP

#include "classify.hpp"
#include "exp.hpp"
#include "nearest_integer.hpp"

namespace nervelet {
namespace math {

/// expm1(x) = e^x - 1 = (2^k - 1) + 2^k (e^r - 1), x = k ln(2) + r, without cancellation near 0. Largest error 1.7 ulp.
template <class T>
constexpr T expm1(T x) {
    using Series = ExpSeries<T>;
    const T saturated = T(Bits<T>::fraction - 3); // e^20 > 2^28, e^49 > 2^70: subtracting 1 changes nothing
    if (!(x <= saturated)) {
        return math::exp(x);
    }
    if (x < -saturated) {
        return T(-1);
    }
    if (math::absolute(x) < std::numeric_limits<T>::epsilon() / T(4)) {
        return x; // also keeps the sign of -0
    }
    const auto k = NearestInteger<T>::of(x * Series::log2_e);
    const T high = math::value_barrier(x - k.number * Series::ln2_high);
    const T low = k.number * Series::ln2_low;
    const T power = math::power_of_two<T>(k.integer());
    // (2^k - 1) + 2^k high is nearly exact, so only the small second term has rounding errors.
    const T head = math::value_barrier(math::value_barrier(power - T(1)) + math::value_barrier(power * high));
    return head + power * (Series::tail(high - low) - low);
}

} // namespace math
} // namespace nervelet

#endif
