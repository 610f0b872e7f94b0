// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_INT8_AVERAGE_POOL_HPP
#define NERVELET_KERNEL_PORTABLE_INT8_AVERAGE_POOL_HPP

#include <cstddef>
#include <cstdint>

#include "../../../scalar/int8/mean.hpp"
#include "../../../scalar/int8/output.hpp"
#include "../../target.hpp"
#include "../../windows.hpp"

namespace nervelet {
namespace kernel {

/// The sum and the number of what one channel of a window sees.
struct AddInt8Number {
    const std::int8_t* x; ///< of the channel
    std::int32_t& sum;
    std::int32_t& count;

    constexpr void operator()(std::size_t, std::size_t number) const {
        sum += x[number];
        ++count;
    }
};

template <class Windows>
constexpr void int8_average_pool(const std::int8_t* x, int8::Output output, std::int8_t* y, Portable) {
    for (std::size_t p = 0; p < Windows::positions; ++p) {
        for (std::size_t channel = 0; channel < Windows::channels; ++channel) {
            std::int32_t sum = 0;
            std::int32_t count = 0;
            Windows::for_each_tap(p, AddInt8Number{x + channel, sum, count});
            *y++ = output.cut(int8::mean(sum, count));
        }
    }
}

} // namespace kernel
} // namespace nervelet

#endif
