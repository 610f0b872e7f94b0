// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_CONSTANT_SUMS_HPP
#define NERVELET_NETWORK_QUANTIZED_CONSTANT_SUMS_HPP

#include <cstddef>
#include <type_traits>
#include <utility>

#include "../../core/math/bits.hpp"
#include "quantized_layer.hpp"

namespace nervelet {
namespace detail {

// The sums of float layers, each in the order of the layer's own kernel: bias, then taps, then channels. Clang counts
// the statements of a constant expression: here one adds the products of many filters. GCC counts operations, of which
// the layer's own kernel has fewer.

/// The sums of a block of Count filters, those from `first` on, one for each Index.
template <std::size_t Count, class Indices>
struct FilterBlock;

template <std::size_t Count, std::size_t... Index>
struct FilterBlock<Count, std::index_sequence<Index...>> {
    const float* x;
    const float* weights;
    float* z;
    std::size_t first;

    /// z = b for all windows.
    constexpr void set(std::size_t positions, const float* bias) const {
        for (std::size_t p = 0; p < positions; ++p) {
            const float all[] = {0.0f, (z[p * Count + first + Index] = bias[first + Index])...};
            static_cast<void>(all);
        }
    }

    /// Adds one tap of a window, whose filters see all channels.
    template <std::size_t Channels>
    constexpr void add(std::size_t position, std::size_t number, std::false_type) const {
        const float* row = weights + first;
        float* const to = z + position * Count + first;
        for (std::size_t k = number; k < number + Channels; ++k, row += Count) {
            const float all[] = {0.0f, (to[Index] += x[k] * row[Index])...};
            static_cast<void>(all);
        }
    }

    /// The same where each channel has filters of its own.
    template <std::size_t Channels>
    constexpr void add(std::size_t position, std::size_t number, std::true_type) const {
        float* const to = z + position * Count + first;
        const float all[] = {
            0.0f, (to[Index] += x[number + (first + Index) / (Count / Channels)] * weights[first + Index])...};
        static_cast<void>(all);
    }
};

/// One tap of all windows that see something with it.
template <class Block, std::size_t Channels, class IsDepthwise>
struct AddTap {
    Block block;

    constexpr void operator()(std::size_t position, std::size_t number) const {
        block.template add<Channels>(position, number, IsDepthwise{});
    }
};

/// The sums of a block of Size filters in all windows.
template <class Windows, std::size_t Count, class IsDepthwise, std::size_t Size>
constexpr void sums_of_block(const float* parameters, const float* x, float* z, std::size_t first) {
    using Block = FilterBlock<Count, std::make_index_sequence<Size>>;
    constexpr std::size_t rows = IsDepthwise::value ? 1 : Windows::channels;
    Block{x, parameters, z, first}.set(Windows::positions, parameters + Windows::taps * rows * Count);
    for (std::size_t tap = 0; tap < Windows::taps; ++tap) {
        Windows::for_each_position(
            tap, AddTap<Block, Windows::channels, IsDepthwise>{{x, parameters + tap * rows * Count, z, first}});
    }
}

/// The sums of all filters in all windows.
template <class Windows, std::size_t Count, class IsDepthwise>
constexpr void constant_sums(const float* parameters, const float* x, float* z) {
    constexpr std::size_t block = 64;
    constexpr std::size_t rest = Count % block;
    for (std::size_t first = 0; first + block <= Count; first += block) {
        sums_of_block<Windows, Count, IsDepthwise, block>(parameters, x, z, first);
    }
    sums_of_block<Windows, Count, IsDepthwise, rest>(parameters, x, z, Count - rest);
}

/// Whether the compiler computes these sums.
constexpr bool counts_statements() {
#if defined(__clang__)
    return math::constant_evaluated();
#else
    return false;
#endif
}

/// logits() of a float layer with weights, by the layer of bytes that is made of it.
template <class Quantized>
struct ObservedSums;

template <class Windows, std::size_t Count>
struct ObservedSums<QuantizedConvolution<Windows, Count>> {
    template <class Layer>
    static constexpr void logits(const float* parameters, const float* x, float* z) {
        if (counts_statements()) {
            constant_sums<Windows, Count, std::false_type>(parameters, x, z);
        } else {
            Layer::logits(parameters, x, z);
        }
    }
};

template <class Windows, std::size_t Count>
struct ObservedSums<QuantizedDepthwise<Windows, Count>> {
    template <class Layer>
    static constexpr void logits(const float* parameters, const float* x, float* z) {
        if (counts_statements()) {
            constant_sums<Windows, Count, std::true_type>(parameters, x, z);
        } else {
            Layer::logits(parameters, x, z);
        }
    }
};

} // namespace detail
} // namespace nervelet

#endif
