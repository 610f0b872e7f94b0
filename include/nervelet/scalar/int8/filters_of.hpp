// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_INT8_FILTERS_OF_HPP
#define NERVELET_SCALAR_INT8_FILTERS_OF_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "filters.hpp"

namespace nervelet {
namespace int8 {

/// Filters of what a file of TensorFlow Lite says: weights in their order, biases of scale s(x) s(w[j]), what inputs
/// mean, and how outputs are cut. multiplier_of_filter(j) is what multiplies the sums of filter j.
template <class Filters, std::size_t Weights, std::size_t Count, class MultiplierOf>
constexpr Filters filters_with(const std::array<std::int8_t, Weights>& weights,
                               const std::array<std::int32_t, Count>& bias, Quantization input, Output output,
                               const MultiplierOf& multiplier_of_filter) {
    Filters filters{};
    filters.weights = weights;
    filters.pad = static_cast<std::int8_t>(input.zero_point);
    filters.output = output;
    for (std::size_t j = 0; j < Count; ++j) {
        const Multiplier multiplier = multiplier_of_filter(j);
        filters.mantissas[j] = multiplier.mantissa;
        filters.exponents[j] = static_cast<std::int8_t>(multiplier.exponent);
        filters.bias[j] = bias_with_zero_point(filters, j, bias[j], input.zero_point);
    }
    return filters;
}

/// convolution_multiplier() of each filter.
template <std::size_t Count>
struct ConvolutionMultipliers {
    const std::array<float, Count>& weight_scales; ///< s(w[j])
    float input_scale;                             ///< s(x)
    float output_scale;                            ///< s(y)

    /// Of filter j.
    constexpr Multiplier operator()(std::size_t j) const {
        return convolution_multiplier(input_scale, weight_scales[j], output_scale);
    }
};

/// The same for all.
struct OneMultiplier {
    Multiplier multiplier; ///< of every filter

    /// Of filter j.
    constexpr Multiplier operator()(std::size_t) const { return multiplier; }
};

/// Of a convolution, or a Dense, with a scale for each filter.
template <class Filters, std::size_t Weights, std::size_t Count>
constexpr Filters filters_of(const std::array<std::int8_t, Weights>& weights,
                             const std::array<std::int32_t, Count>& bias, Quantization input,
                             const std::array<float, Count>& weight_scales, float output_scale, Output output) {
    return filters_with<Filters>(weights, bias, input, output,
                                 ConvolutionMultipliers<Count>{weight_scales, input.scale, output_scale});
}

/// Of a Dense with one scale for all weights: see dense_multiplier().
template <class Filters, std::size_t Weights, std::size_t Count>
constexpr Filters dense_filters_of(const std::array<std::int8_t, Weights>& weights,
                                   const std::array<std::int32_t, Count>& bias, Quantization input, float weight_scale,
                                   float output_scale, Output output) {
    return filters_with<Filters>(weights, bias, input, output,
                                 OneMultiplier{dense_multiplier(input.scale, weight_scale, output_scale)});
}

} // namespace int8
} // namespace nervelet

#endif
