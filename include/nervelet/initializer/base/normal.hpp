// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_INITIALIZER_BASE_NORMAL_HPP
#define NERVELET_INITIALIZER_BASE_NORMAL_HPP

#include <cstdint>

#include "../../core/math/log.hpp"
#include "../../core/math/sqrt.hpp"
#include "../../core/random.hpp"

namespace nervelet {

namespace detail {

/// One draw from N(0, 1) by the polar method (Marsaglia and Bray 1964, doi 10.1137/1006063): (u, v) uniform in the unit
/// disc without its centre, s = u^2 + v^2, the draw is u sqrt(-2 ln(s) / s). Takes 2.55 random numbers on average. The
/// second draw that the method could give is dropped, so that the generator is the only state.
template <class T>
constexpr T standard_normal(Random& random) {
    T u = T(0);
    T s = T(0);
    while (s == T(0) || s >= T(1)) {
        u = T(2) * random.uniform<T>() - T(1);
        const T v = T(2) * random.uniform<T>() - T(1);
        s = u * u + v * v;
    }
    return u * math::sqrt(T(-2) * math::log(s) / s);
}

} // namespace detail

/// N(0, variance), not truncated, variance = Numerator / denominator.
struct NormalDistribution {
    /// One number.
    template <class T, std::int32_t Numerator>
    static constexpr T draw(Random& random, std::int32_t denominator) {
        const T deviation = math::sqrt(T(Numerator) / T(denominator));
        return deviation * detail::standard_normal<T>(random);
    }
};

} // namespace nervelet

#endif
