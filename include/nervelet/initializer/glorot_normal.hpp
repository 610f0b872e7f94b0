// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_INITIALIZER_GLOROT_NORMAL_HPP
#define NERVELET_INITIALIZER_GLOROT_NORMAL_HPP

#include <cstddef>
#include <cstdint>

#include "../core/math/sqrt.hpp"
#include "../core/random.hpp"
#include "base/normal.hpp"

namespace nervelet {

/// weight ~ N(0, 2 / (fan_in + fan_out)), not truncated.
/// Glorot and Bengio 2010 (proceedings.mlr.press/v9/glorot10a), for tanh, sigmoid and linear outputs.
struct GlorotNormal {
    template <class T>
    static constexpr T draw(Random& random, std::size_t fan_in, std::size_t fan_out) {
        const T deviation = math::sqrt(T(2) / T(static_cast<std::int32_t>(fan_in + fan_out)));
        return deviation * detail::standard_normal<T>(random);
    }
};

} // namespace nervelet

#endif
