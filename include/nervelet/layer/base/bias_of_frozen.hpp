// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_BIAS_OF_FROZEN_HPP
#define NERVELET_LAYER_BASE_BIAS_OF_FROZEN_HPP

#include <cstddef>
#include <cstdint>

#include "../../core/random.hpp"
#include "adapter.hpp"

namespace nervelet {

namespace detail {

/// What an Adapter has of which the bias learns and nothing else: a number for each column of the frozen weights, which
/// is added to `positions` outputs of an example.
template <class AdapterType, class T, class Frozen>
struct BiasOfFrozen : AdapterType {
    using AdapterType::outputs;
    using AdapterType::weight_count;
    static constexpr std::size_t columns = Frozen::Inner::weight_columns;
    static constexpr std::size_t positions = outputs / columns;
    static constexpr std::size_t weight_rows = 0;
    static constexpr std::size_t weight_columns = columns;
    static constexpr std::size_t parameter_count = columns;

    /// The bias starts as it was; no random number is drawn.
    template <class Initializer>
    static constexpr void initialize(T* bias, Random&) {
        for (std::size_t j = 0; j < columns; ++j) {
            bias[j] = Frozen::constants()[weight_count + j];
        }
    }

    /// ||sum_n sum_p dJ/dz_n[p]||^2 <= N positions sum_n ||dJ/dz_n||^2.
    template <class Batch>
    static constexpr T squared_norm_bound(const Batch& batch) {
        T sum = T(0);
        for (std::size_t n = 0; n < batch.count(); ++n) {
            sum += kernel::squared_norm<outputs>(batch.delta(n));
        }
        return sum * T(static_cast<std::int32_t>(std::size_t(batch.count()) * positions));
    }

    static constexpr T* merge(const T* bias, T* plain) {
        for (std::size_t i = 0; i < weight_count + columns; ++i) {
            plain[i] = i < weight_count ? Frozen::constants()[i] : bias[i - weight_count];
        }
        return plain + weight_count + columns;
    }
};

} // namespace detail

} // namespace nervelet

#endif
