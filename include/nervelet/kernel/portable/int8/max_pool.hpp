// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_INT8_MAX_POOL_HPP
#define NERVELET_KERNEL_PORTABLE_INT8_MAX_POOL_HPP

#include <cstddef>
#include <cstdint>

#include "../../../scalar/int8/output.hpp"
#include "../../target.hpp"
#include "../../windows.hpp"

namespace nervelet {
namespace kernel {

/// The largest of what one channel of a window sees.
struct TakeLargerInt8 {
    const std::int8_t* x; ///< of the channel
    std::int32_t& largest;

    constexpr void operator()(std::size_t, std::size_t number) const {
        largest = x[number] > largest ? x[number] : largest;
    }
};

template <class Windows>
constexpr void int8_max_pool(const std::int8_t* x, int8::Output output, std::int8_t* y, Portable) {
    for (std::size_t p = 0; p < Windows::positions; ++p) {
        for (std::size_t channel = 0; channel < Windows::channels; ++channel) {
            std::int32_t largest = -128;
            Windows::for_each_tap(p, TakeLargerInt8{x + channel, largest});
            *y++ = output.cut(largest);
        }
    }
}

} // namespace kernel
} // namespace nervelet

#endif
