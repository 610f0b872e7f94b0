// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_RANGE_HPP
#define NERVELET_NETWORK_QUANTIZED_RANGE_HPP

#include <array>
#include <cstddef>

#include "../../core/math/bits.hpp"
#include "../../scalar/int8/quantization_of.hpp"

namespace nervelet {
namespace detail {

/// The lowest and the highest of numbers, and of zero.
struct Range {
    float lowest = 0.0f;
    float highest = 0.0f;
    bool has_nan = false;

    template <std::size_t Size>
    constexpr void add(const float* numbers) {
        float low = lowest;
        float high = highest;
        for (std::size_t i = 0; i < Size; ++i) {
            low = numbers[i] < low ? numbers[i] : low;
            high = numbers[i] > high ? numbers[i] : high;
        }
        // No constant expression makes a NaN, and statements are counted there.
        for (std::size_t i = 0; i < Size && !math::constant_evaluated(); ++i) {
            has_nan = has_nan || numbers[i] != numbers[i];
        }
        lowest = low;
        highest = high;
    }

    constexpr int8::Quantization quantization() const { return int8::quantization_of(lowest, highest); }
    constexpr bool is_finite() const { return !has_nan && int8::is_scale(quantization().scale); }
};

/// An observer of Count layers, see ObservedLayer, that takes the range of each.
template <std::size_t Count>
struct Ranges {
    std::array<Range, Count> of_layer{};

    template <std::size_t Index, std::size_t Size>
    constexpr void see(const float* numbers) {
        of_layer[Index].template add<Size>(numbers);
    }
};

} // namespace detail
} // namespace nervelet

#endif
