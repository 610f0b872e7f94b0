// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_INITIALIZER_HE_UNIFORM_HPP
#define NERVELET_INITIALIZER_HE_UNIFORM_HPP

#include <cstddef>
#include <cstdint>

#include "../core/math/sqrt.hpp"
#include "../core/random.hpp"

namespace nervelet {

/// weight ~ U(-limit, limit), limit = sqrt(6 / fan_in), so variance 2 / fan_in.
/// He et al. 2015 (arXiv 1502.01852), for ReLU and its like.
struct HeUniform {
    template <class T>
    static constexpr T draw(Random& random, std::size_t fan_in, std::size_t) {
        const T limit = math::sqrt(T(6) / T(static_cast<std::int32_t>(fan_in)));
        return limit * (T(2) * random.uniform<T>() - T(1));
    }
};

} // namespace nervelet

#endif
