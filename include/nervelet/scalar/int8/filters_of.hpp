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
template <class Filters, class MultiplierOf>
constexpr Filters filters_with(const typename Filters::Weights& weights, const typename Filters::Bias& bias,
                               Quantization input, Output output, const MultiplierOf& multiplier_of_filter) {
    Filters filters{};
    filters.weights = weights;
    filters.pad = static_cast<std::int8_t>(input.zero_point);
    filters.output = output;
    for (std::size_t j = 0; j < filters.bias.size(); ++j) {
        const Multiplier multiplier = multiplier_of_filter(j);
        filters.mantissas[j] = multiplier.mantissa;
        filters.exponents[j] = static_cast<std::int8_t>(multiplier.exponent);
        filters.bias[j] = bias_with_zero_point(filters, j, bias[j], input.zero_point);
    }
    return filters;
}

/// convolution_multiplier() of each filter.
template <class Scales>
struct ConvolutionMultipliers {
    const Scales& weight_scales; ///< s(w[j])
    float input_scale;           ///< s(x)
    float output_scale;          ///< s(y)

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

/// Of a convolution, or of a Dense with a scale for each output. A convolution with one scale has it for each.
template <class Filters>
constexpr Filters filters_of(const typename Filters::Weights& weights, const typename Filters::Bias& bias,
                             Quantization input, const typename Filters::Scales& weight_scales, float output_scale,
                             Output output) {
    using Multipliers = ConvolutionMultipliers<typename Filters::Scales>;
    return filters_with<Filters>(weights, bias, input, output, Multipliers{weight_scales, input.scale, output_scale});
}

/// Of a Dense with one scale for all weights: see dense_multiplier().
template <class Filters>
constexpr Filters dense_filters_of(const typename Filters::Weights& weights, const typename Filters::Bias& bias,
                                   Quantization input, float weight_scale, float output_scale, Output output) {
    return filters_with<Filters>(weights, bias, input, output,
                                 OneMultiplier{dense_multiplier(input.scale, weight_scale, output_scale)});
}

} // namespace int8
} // namespace nervelet

#endif
