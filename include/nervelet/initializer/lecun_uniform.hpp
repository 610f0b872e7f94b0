// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_INITIALIZER_LECUN_UNIFORM_HPP
#define NERVELET_INITIALIZER_LECUN_UNIFORM_HPP

#include <cstddef>
#include <cstdint>

#include "../core/math/sqrt.hpp"
#include "../core/random.hpp"

namespace nervelet {

/// weight ~ U(-limit, limit), limit = sqrt(3 / fan_in), so variance 1 / fan_in.
/// LeCun et al. 1998 (doi 10.1007/3-540-49430-8_2), keeps the variance of a linear layer.
struct LeCunUniform {
    template <class T>
    static constexpr T draw(Random& random, std::size_t fan_in, std::size_t) {
        const T limit = math::sqrt(T(3) / T(static_cast<std::int32_t>(fan_in)));
        return limit * (T(2) * random.uniform<T>() - T(1));
    }
};

} // namespace nervelet

#endif
