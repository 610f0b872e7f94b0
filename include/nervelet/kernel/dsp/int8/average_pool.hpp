// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_DSP_INT8_AVERAGE_POOL_HPP
#define NERVELET_KERNEL_DSP_INT8_AVERAGE_POOL_HPP

#include "../../portable/int8/average_pool.hpp"
#include "../../portable/int8/pooled_windows.hpp"
#include "instructions.hpp"

#if defined(NERVELET_HAS_DSP)

namespace nervelet {
namespace kernel {
namespace dsp {

/// Adds bytes 0 and 2 of a word to a pair of numbers of 16 bits; and bytes 1 and 3.
inline std::uint32_t add_even_bytes(std::uint32_t pair, std::uint32_t word) {
    std::uint32_t sum;
    __asm__("sxtab16 %0, %1, %2" : "=r"(sum) : "r"(pair), "r"(word));
    return sum;
}

inline std::uint32_t add_odd_bytes(std::uint32_t pair, std::uint32_t word) {
    std::uint32_t sum;
    __asm__("sxtab16 %0, %1, %2, ror #8" : "=r"(sum) : "r"(pair), "r"(word));
    return sum;
}

/// The sums of four channels.
struct SumsOfChannels {
    std::uint32_t even;
    std::uint32_t odd;

    std::int32_t operator[](std::size_t channel) const {
        const std::uint32_t pair = channel % 2 == 0 ? even : odd;
        return static_cast<std::int16_t>(channel < 2 ? pair & 0xFFFFu : pair >> 16);
    }
};

/// The means of four channels. A sum of 256 bytes has 16 bits.
struct MeansOfChannels {
    static constexpr std::size_t at_once = 4;
    int8::Output output;

    static SumsOfChannels sums_of(const PooledWindow& window) {
        SumsOfChannels sums{0, 0};
        const std::int8_t* row = window.x;
        for (std::size_t r = 0; r < window.rows; ++r, row += window.distance_of_rows) {
            const std::int8_t* number = row;
            for (std::size_t c = 0; c < window.columns; ++c, number += window.distance) {
                const std::uint32_t word = load_word(number);
                sums.even = add_even_bytes(sums.even, word);
                sums.odd = add_odd_bytes(sums.odd, word);
            }
        }
        return sums;
    }

    void operator()(const PooledWindow& window, std::size_t, std::int8_t* y) const {
        const SumsOfChannels sums = sums_of(window);
        const std::int32_t count = static_cast<std::int32_t>(window.rows * window.columns);
        for (std::size_t i = 0; i < 4; ++i) {
            y[i] = output.cut(int8::mean(sums[i], count));
        }
    }
};

} // namespace dsp

template <class Windows>
void int8_average_pool(const std::int8_t* x, int8::Output output, std::int8_t* y, Dsp) {
    if (Windows::channels % 4 == 0 && Windows::taps <= 256 && sees_neighbours<Windows>()) {
        pool_windows<Windows>(x, dsp::MeansOfChannels{output}, y);
    } else {
        int8_average_pool<Windows>(x, output, y, Portable{});
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
