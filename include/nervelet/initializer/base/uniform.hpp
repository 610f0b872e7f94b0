// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_INITIALIZER_BASE_UNIFORM_HPP
#define NERVELET_INITIALIZER_BASE_UNIFORM_HPP

#include <cstdint>

#include "../../core/math/sqrt.hpp"
#include "../../core/random.hpp"

namespace nervelet {

/// U(-limit, limit) with limit = sqrt(3 variance), variance = Numerator / denominator. Draws one random number.
struct UniformDistribution {
    /// One number.
    template <class T, std::int32_t Numerator>
    static constexpr T draw(Random& random, std::int32_t denominator) {
        const T limit = math::sqrt(T(3 * Numerator) / T(denominator));
        return limit * (T(2) * random.uniform<T>() - T(1));
    }
};

} // namespace nervelet

#endif
