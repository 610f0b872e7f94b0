// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_MATH_COS_HPP
#define NERVELET_CORE_MATH_COS_HPP

#include "classify.hpp"
#include "nearest_integer.hpp"
#include "polynomial.hpp"

#include <limits>

namespace nervelet {
namespace math {

/// Polynomials of sin(r) and cos(r) for |r| <= pi/4, and the constants of the reduction x = k pi/2 + r, where
/// pi/2 = high + middle + low.
template <class T>
struct CosSeries;

/// In float.
template <>
struct CosSeries<float> {
    static constexpr float two_over_pi = 0.636619747f;
    static constexpr float high = 1.5703125f; ///< 11 bits each: k * high and k * middle are exact
    static constexpr float middle = 0.000483751297f;
    static constexpr float low = 7.54979013e-08f;

    /// Minimax, relative errors 2^-37 and 2^-33.
    static constexpr float sin(float r) {
        const float z = r * r;
        return r + r * z * (-0.166666672f + z * (0.00833332911f + z * (-0.000198392983f + z * 2.71798763e-06f)));
    }
    static constexpr float cos(float r) {
        const float z = r * r;
        return 1.0f - (0.5f * z - z * z * (0.0416666456f + z * (-0.00138873048f + z * 2.44318508e-05f)));
    }
};

/// In double.
template <>
struct CosSeries<double> {
    static constexpr double two_over_pi = 0.6366197723675814;
    static constexpr double high = 1.5707963267341256; ///< 33 bits each
    static constexpr double middle = 6.077100506303966e-11;
    static constexpr double low = 2.0222662487959506e-21;

    /// Minimax, relative errors 2^-58 and 2^-64.
    static constexpr double sin(double r) {
        constexpr double c[] = {-0.1666666666666663,    0.00833333333332192,    -0.00019841269829422637,
                                2.7557313560824095e-06, -2.505073789019869e-08, 1.5895636672096718e-10};
        const double z = r * r;
        return r + r * z * math::polynomial(c, z);
    }
    static constexpr double cos(double r) {
        constexpr double c[] = {0.04166666666666659,    -0.0013888888888872743, 2.4801587288650716e-05,
                                -2.755731411949799e-07, 2.0875692490162012e-09, -1.1358093198542515e-11};
        const double z = r * r;
        return 1.0 - (0.5 * z - z * z * math::polynomial(c, z));
    }
};

/// cos(x) for |x| <= 10000, by x = k pi/2 + r; NaN for a larger |x| and for NaN. Meant for schedules over [0, pi].
/// Largest absolute error 1.5 * 2^-24 (float) and 1.5 * 2^-53 (double).
template <class T>
constexpr T cos(T x) {
    using Series = CosSeries<T>;
    if (!(math::absolute(x) <= T(10000))) {
        return std::numeric_limits<T>::quiet_NaN();
    }
    const auto k = NearestInteger<T>::of(x * Series::two_over_pi);
    const T high = math::value_barrier(x - k.number * Series::high);
    const T r = math::value_barrier(high - k.number * Series::middle) - k.number * Series::low;
    const auto quadrant = static_cast<unsigned>(to_bits(k.shifted) & 3u);
    const T value = (quadrant & 1u) != 0 ? Series::sin(r) : Series::cos(r);
    return quadrant == 1u || quadrant == 2u ? -value : value;
}

} // namespace math
} // namespace nervelet

#endif
