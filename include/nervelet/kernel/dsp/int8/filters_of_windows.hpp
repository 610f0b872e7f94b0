// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_DSP_INT8_FILTERS_OF_WINDOWS_HPP
#define NERVELET_KERNEL_DSP_INT8_FILTERS_OF_WINDOWS_HPP

#include "requantization.hpp"

#if defined(NERVELET_HAS_DSP)

#include <cstddef>

#include "../../../scalar/int8/filters.hpp"

namespace nervelet {
namespace kernel {
namespace dsp {

/// Filters of a layer, and one window or two that they see at once. The order of the members is known to
/// multiply_two_windows(). Arrays with a number for each filter are given by their ends, and filter j has index j -
/// count.
struct FiltersOfWindows {
    const std::int32_t* mantissas;
    const std::int8_t* exponents;
    std::int32_t twice_zero_point; ///< 2 z(y) + 1
    std::int8_t* y[2];             ///< the ends of the outputs of each window
    std::int32_t filter;           ///< -count
    const std::uint32_t* x;        ///< numbers of 16 bits: two words of each window for each word of weights
    const std::int32_t* bias;
    const std::int8_t* weights; ///< of the first filter
    std::size_t size;           ///< of a filter
    std::uint32_t entry;        ///< bytes of code that the first round of four words leaves out
    std::uint32_t rounds;       ///< of four words
    std::uint32_t skipped;      ///< from the weights behind the last round to the next ones
    std::uint32_t code;         ///< where the first round begins
};

/// Sets all but x and y to filters `first` to `end`.
template <std::size_t Count, std::size_t Size>
void set_filters(const int8::Filters<Count, Size, int8::FilterAfterFilter>& filters, std::size_t first, std::size_t end,
                 FiltersOfWindows& work) {
    constexpr std::size_t words = (Size + 3) / 4;
    constexpr std::size_t code_of_word = 60; // 15 instructions of 32 bits
    work.mantissas = filters.mantissas.data() + end;
    work.exponents = filters.exponents.data() + end;
    work.twice_zero_point = 2 * filters.output.zero_point + 1;
    work.filter = -static_cast<std::int32_t>(end - first);
    work.bias = filters.bias.data() + end;
    work.weights = filters.weights.data() + first * Size;
    work.size = Size;
    work.entry = code_of_word * ((4 - words % 4) % 4);
    work.rounds = (words + 3) / 4;
    work.skipped = static_cast<std::uint32_t>(2 * Size) - 4 * words; // modulo 2^32
}

/// The outputs of these filters for any multipliers.
template <class Rounding, std::size_t Windows>
__attribute__((noinline)) void multiply_windows_plainly(const FiltersOfWindows& filters) {
    const std::int8_t* weights = filters.weights;
    for (std::int32_t j = filters.filter; j < 0; ++j, weights += filters.size) {
        for (std::size_t window = 0; window < Windows; ++window) {
            std::int32_t sum = filters.bias[j];
            for (std::size_t k = 0; k < filters.size; ++k) {
                const std::uint32_t pair = filters.x[(k / 4 * Windows + window) * 2 + k % 2];
                sum += weights[k] * static_cast<std::int16_t>(k % 4 < 2 ? pair & 0xFFFFu : pair >> 16);
            }
            filters.y[window][j] =
                byte_of<Rounding>(sum, filters.mantissas[j], filters.exponents[j], (filters.twice_zero_point - 1) / 2);
        }
    }
}

} // namespace dsp
} // namespace kernel
} // namespace nervelet

#endif

#endif
