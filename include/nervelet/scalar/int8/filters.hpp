// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_INT8_FILTERS_HPP
#define NERVELET_SCALAR_INT8_FILTERS_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "output.hpp"
#include "rounding.hpp"

namespace nervelet {
namespace int8 {

/// How weights lie: those of one filter one after the other, [filter][tap][channel], as TensorFlow Lite has those of
/// convolutions and, [output][input], of a Dense.
struct FilterAfterFilter {
    /// Where weight k of a filter is, of `filters` that have `size` weights each.
    static constexpr std::size_t index(std::size_t filter, std::size_t k, std::size_t, std::size_t size) {
        return filter * size + k;
    }
};

/// Those of one tap one after the other, [tap][filter]: of depthwise convolutions.
struct TapAfterTap {
    /// Where weight k of a filter is.
    static constexpr std::size_t index(std::size_t filter, std::size_t k, std::size_t filters, std::size_t) {
        return k * filters + filter;
    }
};

/// What a layer with weights is: Count filters, or units, with Size weights w each, whose zero point is zero. Of the
/// bytes x that it sees, y[j] = (b[j] + sum_k x[k] w[j][k]) M[j] as a byte, where b[j] = bias[j] - z(x) sum_k w[j][k]:
/// with the zero point in b none has to be subtracted from x. A pad counts as the byte z(x), which stands for zero.
template <std::size_t Count, std::size_t Size, class Order>
struct Filters {
    using Weights = std::array<std::int8_t, Count * Size>; ///< of all filters
    using Bias = std::array<std::int32_t, Count>;          ///< one for each
    using Scales = std::array<float, Count>;               ///< one for each

    Weights weights;                           ///< w, in Order
    Bias bias;                                 ///< b
    std::array<std::int32_t, Count> mantissas; ///< of M
    std::array<std::int8_t, Count> exponents;  ///< of M
    std::int8_t pad;                           ///< z(x)
    Output output;                             ///< how (b + sum) M becomes a byte

    /// w[filter][k]
    constexpr std::int32_t weight(std::size_t filter, std::size_t k) const {
        return weights[Order::index(filter, k, Count, Size)];
    }

    /// y[filter] of its sum with b.
    template <class Rounding>
    constexpr std::int8_t output_of(std::size_t filter, std::int32_t sum) const {
        return output.from_steps(Rounding::product(sum, {mantissas[filter], exponents[filter]}));
    }

    /// Whether no sum can leave std::int32_t, whatever x: |b| + 128 sum_k |w[k]| < 2^31 for every filter.
    constexpr bool sums_fit() const {
        for (std::size_t j = 0; j < Count; ++j) {
            std::int64_t largest = bias[j] < 0 ? -std::int64_t(bias[j]) : bias[j];
            for (std::size_t k = 0; k < Size; ++k) {
                largest += 128 * (weight(j, k) < 0 ? -weight(j, k) : weight(j, k));
            }
            if (largest > 2147483647) {
                return false;
            }
        }
        return true;
    }
};

/// bias[filter] - z sum_k w[filter][k], or the nearer end of std::int32_t, with which sums_fit() is false.
template <std::size_t Count, std::size_t Size, class Order>
constexpr std::int32_t bias_with_zero_point(const Filters<Count, Size, Order>& filters, std::size_t filter,
                                            std::int32_t bias, std::int32_t zero_point) {
    std::int64_t sum = 0;
    for (std::size_t k = 0; k < Size; ++k) {
        sum += filters.weight(filter, k);
    }
    return saturated(bias - zero_point * sum);
}

} // namespace int8
} // namespace nervelet

#endif
