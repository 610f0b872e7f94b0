// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_INT8_DEPTHWISE_HPP
#define NERVELET_KERNEL_PORTABLE_INT8_DEPTHWISE_HPP

#include <cstddef>
#include <cstdint>

#include "../../../scalar/int8/filters.hpp"
#include "../../target.hpp"
#include "../../windows.hpp"
#include "pads.hpp"

namespace nervelet {
namespace kernel {

/// Adds what a tap gives to the sum of a depthwise filter, one of Count.
template <std::size_t Count>
struct AddInt8Tap {
    const std::int8_t* x;       ///< of the filter's channel
    const std::int8_t* weights; ///< of the filter
    std::int32_t pad;
    std::int32_t& sum;

    /// Of a tap that sees the position whose first channel is `number`.
    constexpr void operator()(std::size_t tap, std::size_t number) const {
        sum += std::int32_t(x[number]) * weights[tap * Count];
    }

    /// Of one that sees a pad.
    constexpr void operator()(std::size_t tap) const { sum += pad * weights[tap * Count]; }
};

template <class Rounding, class Windows, std::size_t Count, std::size_t Size>
constexpr void int8_depthwise(const std::int8_t* x, const int8::Filters<Count, Size, int8::TapAfterTap>& filters,
                              std::int8_t* y, std::int8_t*, Portable) {
    constexpr std::size_t filters_of_channel = Count / Windows::channels;
    for (std::size_t p = 0; p < Windows::positions; ++p) {
        for (std::size_t j = 0; j < Count; ++j) {
            std::int32_t sum = filters.bias[j];
            const AddInt8Tap<Count> add{x + j / filters_of_channel, filters.weights.data() + j, filters.pad, sum};
            Windows::for_each_tap(p, add);
            for_each_pad<Windows>(p, add);
            *y++ = filters.template output_of<Rounding>(j, sum);
        }
    }
}

} // namespace kernel
} // namespace nervelet

#endif
