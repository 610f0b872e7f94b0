// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_INITIALIZER_HE_NORMAL_HPP
#define NERVELET_INITIALIZER_HE_NORMAL_HPP

#include <cstddef>
#include <cstdint>

#include "../core/math/sqrt.hpp"
#include "../core/random.hpp"
#include "base/normal.hpp"

namespace nervelet {

/// weight ~ N(0, 2 / fan_in), not truncated.
/// He et al. 2015 (arXiv 1502.01852), for ReLU and its like.
struct HeNormal {
    template <class T>
    static constexpr T draw(Random& random, std::size_t fan_in, std::size_t) {
        const T deviation = math::sqrt(T(2) / T(static_cast<std::int32_t>(fan_in)));
        return deviation * detail::standard_normal<T>(random);
    }
};

} // namespace nervelet

#endif
