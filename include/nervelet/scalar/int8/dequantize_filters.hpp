// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_INT8_DEQUANTIZE_FILTERS_HPP
#define NERVELET_SCALAR_INT8_DEQUANTIZE_FILTERS_HPP

#include <cstddef>
#include <cstdint>

#include "../traits.hpp"
#include "filters.hpp"

namespace nervelet {
namespace int8 {

/// What one step of a filter's sums is worth: s(x) s(w[j]), which is M[j] s(y).
template <std::size_t Count, std::size_t Size, class Order>
constexpr float scale_of_sums(const Filters<Count, Size, Order>& filters, std::size_t filter) {
    float scale = filters.output.scale * static_cast<float>(filters.mantissas[filter]);
    for (std::int32_t exponent = filters.exponents[filter]; exponent < 31; ++exponent) {
        scale *= 0.5f;
    }
    return scale;
}

/// The numbers of filters, as quantize_filters() takes them: a row for each weight of a filter and a column for each
/// filter, and a row of biases behind them: w[j][k] s(w[j]) and (b[j] + z(x) sum_k w[j][k]) s(x) s(w[j]), rounded to
/// floats a few times. Without the scale of the inputs or of the outputs, which is 0 where it is not known, all are
/// NaN.
template <class T, std::size_t Count, std::size_t Size, class Order>
constexpr void dequantize_filters(const Filters<Count, Size, Order>& filters, float input_scale, T* parameters) {
    const bool is_known = input_scale > 0.0f && filters.output.scale > 0.0f;
    for (std::size_t j = 0; j < Count; ++j) {
        const float step = is_known ? scale_of_sums(filters, j) : not_a_number<float>();
        std::int64_t bias = filters.bias[j];
        for (std::size_t k = 0; k < Size; ++k) {
            const std::int32_t weight = filters.weight(j, k);
            bias += std::int64_t(filters.pad) * weight;
            parameters[k * Count + j] = static_cast<T>(static_cast<float>(weight) * step / input_scale);
        }
        parameters[Size * Count + j] = static_cast<T>(static_cast<float>(bias) * step);
    }
}

} // namespace int8
} // namespace nervelet

#endif
