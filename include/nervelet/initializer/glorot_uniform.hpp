// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_INITIALIZER_GLOROT_UNIFORM_HPP
#define NERVELET_INITIALIZER_GLOROT_UNIFORM_HPP

#include <cstddef>
#include <cstdint>

#include "../core/math/sqrt.hpp"
#include "../core/random.hpp"

namespace nervelet {

/// weight ~ U(-limit, limit), limit = sqrt(6 / (fan_in + fan_out)), so variance 2 / (fan_in + fan_out).
/// Glorot and Bengio 2010 (proceedings.mlr.press/v9/glorot10a), for tanh, sigmoid and linear outputs.
struct GlorotUniform {
    template <class T>
    static constexpr T draw(Random& random, std::size_t fan_in, std::size_t fan_out) {
        const T limit = math::sqrt(T(6) / T(static_cast<std::int32_t>(fan_in + fan_out)));
        return limit * (T(2) * random.uniform<T>() - T(1));
    }
};

} // namespace nervelet

#endif
