// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_RANGE_OBSERVERS_HPP
#define NERVELET_NETWORK_RANGE_OBSERVERS_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../core/math/bits.hpp"
#include "../core/math/classify.hpp"
#include "range_report.hpp"

namespace nervelet {
namespace detail {

/// Replaces `largest` by a magnitude that is larger, or NaN, which stays.
constexpr void take_larger(float& largest, float magnitude) {
    largest = math::is_nan(magnitude) || magnitude > largest ? magnitude : largest;
}

template <std::size_t Size>
constexpr void take_larger(float& largest, const float* numbers) {
    for (std::size_t i = 0; i < Size; ++i) {
        take_larger(largest, math::absolute(numbers[i]));
    }
}

/// An observer of a network of floats. T: the Fixed that it is to be.
template <class T, std::size_t Layers>
struct Magnitudes {
    RangeReport<Layers>& report;
    float& product; ///< the largest sum of products

    template <std::size_t Index, class Layer>
    constexpr void parameters(const float* numbers) {
        constexpr std::size_t weights = Layer::weight_rows * Layer::weight_columns;
        take_larger<weights>(report.weight[Index], numbers);
        take_larger<Layer::parameter_count - weights>(report.bias[Index], numbers + weights);
    }

    template <std::size_t Index, std::size_t Size, bool IsProduct>
    constexpr void sums(const float* numbers) {
        constexpr float limit = math::power_of_two<float>(31 - T::weight_bits - T::activation_bits);
        take_larger<Size>(report.sum[Index], numbers);
        for (std::size_t i = 0; IsProduct && i < Size; ++i) {
            take_larger(product, math::absolute(numbers[i]));
            report.saturated_sums[Index] += math::absolute(numbers[i]) < limit ? 0u : 1u;
        }
    }

    template <std::size_t Index, std::size_t Size>
    constexpr void outputs(const float* numbers) {
        take_larger<Size>(report.activation[Index], numbers);
    }
};

/// How many numbers of 16 bits are the largest or the lowest that there is.
template <std::size_t Size, class T>
constexpr std::uint32_t count_at_limit(const T* numbers) {
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < Size; ++i) {
        const std::int16_t raw = numbers[i].raw;
        count = raw == INT16_MAX || raw == INT16_MIN ? count + 1 : count;
    }
    return count;
}

/// An observer of the same network in 16 bits, for one sample. Parameters are the same for every sample.
template <std::size_t Layers>
struct Saturations {
    RangeReport<Layers>& report;

    template <std::size_t Index, class Layer, class T>
    constexpr void parameters(const T* numbers) {
        report.saturated_parameters[Index] = count_at_limit<Layer::parameter_count>(numbers);
    }

    template <std::size_t Index, std::size_t Size, class T>
    constexpr void outputs(const T* numbers) {
        report.saturated_activations[Index] += count_at_limit<Size>(numbers);
    }
};

} // namespace detail
} // namespace nervelet

#endif
