// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_INT8_QUANTIZE_FILTERS_HPP
#define NERVELET_SCALAR_INT8_QUANTIZE_FILTERS_HPP

#include <cstddef>
#include <cstdint>
#include <limits>

#include "../../core/math/classify.hpp"
#include "filters_of.hpp"
#include "quantization_of.hpp"

namespace nervelet {
namespace int8 {

/// max |w| of Size weights that lie Stride apart.
template <std::size_t Size, std::size_t Stride>
constexpr float largest_weight(const float* weights) {
    float largest = 0.0f;
    for (std::size_t k = 0; k < Size; ++k) {
        const float weight = math::absolute(weights[k * Stride]);
        largest = weight > largest ? weight : largest;
    }
    return largest;
}

/// The scale of a filter: max |w| / 127, but at least |b / s(x)| / 2^30, so that its bias fits into 31 bits. Where that
/// is below 2^-126, as of zeros: 1. Source: TensorFlow Lite, tools/optimize/quantization_utils.cc,
/// SymmetricPerChannelQuantization and AdjustWeightsForBiasScale.
constexpr float scale_of_filter(float largest_weight, float bias_in_input_steps) {
    const float by_weights = largest_weight / 127.0f;
    const float by_bias = math::absolute(bias_in_input_steps) / 1073741824.0f;
    const float scale = by_weights > by_bias ? by_weights : by_bias;
    return is_scale(scale) ? scale : 1.0f;
}

/// Filters of numbers, a row for each weight of a filter and a column for each filter, and a row of biases behind them:
/// w[j][k] / s(w[j]), at most 127 steps from zero, and b[j] / (s(x) s(w[j])), both rounded to the nearest integer, ties
/// away from zero. With up to 32,768 weights in a filter, sums_fit() holds. All are finite; false where a bias in steps
/// of x is not.
template <std::size_t Count, std::size_t Size, class Order>
constexpr bool quantize_filters(const float* parameters, Quantization input, Output output,
                                Filters<Count, Size, Order>& filters) {
    using Made = Filters<Count, Size, Order>;
    typename Made::Weights weights{};
    typename Made::Bias biases{};
    typename Made::Scales scales{};
    const float most = (std::numeric_limits<float>::max)() * (input.scale < 1.0f ? input.scale : 1.0f);
    for (std::size_t j = 0; j < Count; ++j) {
        const float largest = largest_weight<Size, Count>(parameters + j);
        const float bias = parameters[Size * Count + j];
        if (math::absolute(bias) > most) {
            return false;
        }
        const float scale = scale_of_filter(largest, bias / input.scale);
        for (std::size_t k = 0; k < Size; ++k) {
            weights[Order::index(j, k, Count, Size)] =
                static_cast<std::int8_t>(rounded(parameters[k * Count + j] / scale));
        }
        biases[j] = rounded(bias / input.scale / scale);
        scales[j] = scale;
    }
    filters = filters_of<Made>(weights, biases, input, scales, output.scale, output);
    return true;
}

} // namespace int8
} // namespace nervelet

#endif
