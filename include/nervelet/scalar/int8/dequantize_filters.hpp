// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_INT8_DEQUANTIZE_FILTERS_HPP
#define NERVELET_SCALAR_INT8_DEQUANTIZE_FILTERS_HPP

#include <cstddef>
#include <cstdint>

#include "../traits.hpp"
#include "filters.hpp"
#include "weight_scale.hpp"

namespace nervelet {
namespace int8 {

/// The scale s(w[j]) of a filter. Without the scale of the inputs or of the outputs, which is 0 where it is not known,
/// NaN.
template <std::size_t Count, std::size_t Size, class Order>
constexpr float scale_of_weights(const Filters<Count, Size, Order>& filters, std::size_t filter, float input_scale) {
    return input_scale > 0.0f && filters.output.scale > 0.0f
               ? weight_scale({filters.mantissas[filter], filters.exponents[filter]}, input_scale, filters.output.scale)
               : not_a_number<float>();
}

/// The numbers of filters, as quantize_filters() takes them: a row for each weight of a filter and a column for each
/// filter, and a row of biases behind them: w[j][k] s(w[j]) and (b[j] + z(x) sum_k w[j][k]) s(x) s(w[j]). Each factor
/// and each product is rounded to a float, as TensorFlow Lite's Dequantize rounds them. A filter whose
/// multiplier was rounded to zero, as TensorFlow Lite does below 2^-32, is zero, as its outputs are. Where
/// scale_of_weights() is NaN, all are.
template <class T, std::size_t Count, std::size_t Size, class Order>
constexpr void dequantize_filters(const Filters<Count, Size, Order>& filters, float input_scale, T* parameters) {
    for (std::size_t j = 0; j < Count; ++j) {
        const float scale = scale_of_weights(filters, j, input_scale);
        std::int64_t bias = filters.bias[j];
        for (std::size_t k = 0; k < Size; ++k) {
            const std::int32_t weight = filters.weight(j, k);
            bias += std::int64_t(filters.pad) * weight;
            parameters[k * Count + j] = static_cast<T>(static_cast<float>(weight) * scale);
        }
        const float step = input_scale * scale;
        parameters[Size * Count + j] = static_cast<T>(static_cast<float>(bias) * step);
    }
}

} // namespace int8
} // namespace nervelet

#endif
