// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_INITIALIZER_LECUN_NORMAL_HPP
#define NERVELET_INITIALIZER_LECUN_NORMAL_HPP

#include <cstddef>
#include <cstdint>

#include "../core/math/sqrt.hpp"
#include "../core/random.hpp"
#include "base/normal.hpp"

namespace nervelet {

/// weight ~ N(0, 1 / fan_in), not truncated.
/// LeCun et al. 1998 (doi 10.1007/3-540-49430-8_2), keeps the variance of a linear layer.
struct LeCunNormal {
    template <class T>
    static constexpr T draw(Random& random, std::size_t fan_in, std::size_t) {
        const T deviation = math::sqrt(T(1) / T(static_cast<std::int32_t>(fan_in)));
        return deviation * detail::standard_normal<T>(random);
    }
};

} // namespace nervelet

#endif
