// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_INITIALIZER_BASE_HPP
#define NERVELET_INITIALIZER_BASE_HPP

#include <cstddef>
#include <cstdint>

#include "../core/random.hpp"

namespace nervelet {

/// n = fan_in, the number of inputs of a unit: keeps the variance of the activations from layer to layer.
struct FanIn {
    static constexpr std::int32_t terms = 1; ///< n = sum / terms, so that an average is not rounded

    /// n * terms.
    static constexpr std::size_t sum(std::size_t fan_in, std::size_t) { return fan_in; }
};

/// n = (fan_in + fan_out) / 2: a compromise between keeping the variance of the activations and that of the gradients.
struct FanAverage {
    static constexpr std::int32_t terms = 2; ///< n = sum / terms

    /// n * terms.
    static constexpr std::size_t sum(std::size_t fan_in, std::size_t fan_out) { return fan_in + fan_out; }
};

/// weight ~ Distribution with mean 0 and variance Scale / n, n = FanIn or FanAverage of the layer. Distribution is
/// UniformDistribution (base/uniform.hpp) or NormalDistribution (base/normal.hpp).
/// Source: keras.initializers.VarianceScaling, where the normal distribution is truncated; here it is not.
template <std::int32_t Scale, class Fan, class Distribution>
struct VarianceScaling {
    /// One weight of a layer with fan_in inputs and fan_out units. Any struct with this function is an initializer.
    template <class T>
    static constexpr T draw(Random& random, std::size_t fan_in, std::size_t fan_out) {
        static_assert(Scale > 0, "VarianceScaling<Scale, Fan, Distribution>: expected a positive Scale.");
        return Distribution::template draw<T, Scale * Fan::terms>(random,
                                                                  static_cast<std::int32_t>(Fan::sum(fan_in, fan_out)));
    }
};

} // namespace nervelet

#endif
