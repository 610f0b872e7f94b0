// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_DSP_INT8_MAX_POOL_HPP
#define NERVELET_KERNEL_DSP_INT8_MAX_POOL_HPP

#include "../../portable/int8/max_pool.hpp"
#include "../../portable/int8/pooled_windows.hpp"
#include "requantization.hpp"

#if defined(NERVELET_HAS_DSP)

namespace nervelet {
namespace kernel {
namespace dsp {

/// The larger of each two bytes: SSUB8 says of each byte whether the difference is at least zero, and SEL chooses by
/// it.
inline std::uint32_t larger_bytes(std::uint32_t a, std::uint32_t b) {
    std::uint32_t larger;
    __asm__("ssub8 %0, %1, %2\n\tsel %0, %1, %2" : "=&r"(larger) : "r"(a), "r"(b) : "cc");
    return larger;
}

/// The largest bytes of four channels, which are read before they are written.
struct LargestOfChannels {
    static constexpr std::size_t at_once = 4;

    void operator()(const PooledWindow& window, std::size_t, std::int8_t* y) const {
        std::uint32_t largest = 0x80808080u;
        const std::int8_t* row = window.x;
        for (std::size_t r = 0; r < window.rows; ++r, row += window.distance_of_rows) {
            const std::int8_t* number = row;
            for (std::size_t c = 0; c < window.columns; ++c, number += window.distance) {
                largest = larger_bytes(largest, load_word(number));
            }
        }
        store_word(y, largest);
    }
};

} // namespace dsp

template <class Windows>
void int8_max_pool(const std::int8_t* x, int8::Output output, std::int8_t* y, Dsp) {
    if (Windows::channels % 4 == 0 && sees_neighbours<Windows>()) {
        pool_windows<Windows>(x, dsp::LargestOfChannels{}, y);
        dsp::cut_bytes(y, Windows::positions * Windows::channels, output);
    } else {
        int8_max_pool<Windows>(x, output, y, Portable{});
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
