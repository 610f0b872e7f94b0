// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_INT8_CONVOLUTION_HPP
#define NERVELET_KERNEL_PORTABLE_INT8_CONVOLUTION_HPP

#include <cstddef>
#include <cstdint>

#include "../../../scalar/int8/filters.hpp"
#include "../../target.hpp"
#include "../../windows.hpp"
#include "pads.hpp"

namespace nervelet {
namespace kernel {

/// Adds what a run of a window gives to the sum of a filter: see Windows::for_each_run().
struct AddInt8Run {
    const std::int8_t* x;
    const std::int8_t* weights; ///< of the filter
    std::int32_t& sum;

    constexpr void operator()(std::size_t first, std::size_t number, std::size_t count) const {
        for (std::size_t k = 0; k < count; ++k) {
            sum += std::int32_t(x[number + k]) * weights[first + k];
        }
    }
};

/// Adds what a tap that sees a pad gives to it.
template <std::size_t Channels>
struct AddInt8Pad {
    const std::int8_t* weights;
    std::int32_t pad;
    std::int32_t& sum;

    constexpr void operator()(std::size_t tap) const {
        for (std::size_t channel = 0; channel < Channels; ++channel) {
            sum += pad * weights[tap * Channels + channel];
        }
    }
};

template <class Rounding, class Windows, std::size_t Count, std::size_t Size>
constexpr void int8_convolution(const std::int8_t* x,
                                const int8::Filters<Count, Size, int8::FilterAfterFilter>& filters, std::int8_t* y,
                                std::int8_t*, Portable) {
    for (std::size_t p = 0; p < Windows::positions; ++p) {
        for (std::size_t j = 0; j < Count; ++j) {
            const std::int8_t* weights = filters.weights.data() + j * Size;
            std::int32_t sum = filters.bias[j];
            Windows::for_each_run(p, AddInt8Run{x, weights, sum});
            for_each_pad<Windows>(p, AddInt8Pad<Windows::channels>{weights, filters.pad, sum});
            *y++ = filters.template output_of<Rounding>(j, sum);
        }
    }
}

} // namespace kernel
} // namespace nervelet

#endif
