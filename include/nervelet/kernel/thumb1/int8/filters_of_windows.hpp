// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_THUMB1_INT8_FILTERS_OF_WINDOWS_HPP
#define NERVELET_KERNEL_THUMB1_INT8_FILTERS_OF_WINDOWS_HPP

#include "requantization.hpp"

#if defined(NERVELET_HAS_THUMB1)

#include "../../../scalar/int8/filters.hpp"

namespace nervelet {
namespace kernel {
namespace thumb1 {

/// Filters of a layer, and one window or two that they see. The order of the members is known to multiply_windows(),
/// which moves the pointers to arrays behind what it has read or written.
struct FiltersOfWindows {
    const std::int32_t* bias;
    const std::int32_t* mantissas;
    const std::int8_t* exponents;
    Range range;
    std::int8_t* y[2];
    std::size_t count; ///< how many filters there are
    const void* x;     ///< bytes of one window, or a word for each number of two: first + 2^16 second
    const std::int8_t* weights;
    std::size_t size;  ///< of a filter
    std::size_t words; ///< size, up to the next multiple of four: so many are the words of two windows
    std::size_t entry; ///< bytes of code that the first round of eight numbers of one window leaves out

    explicit FiltersOfWindows(int8::Output output) : range(output) {}
};

/// Where the arrays of a layer's filters lie, and the weights of each.
struct FilterArrays {
    const std::int32_t* bias;
    const std::int32_t* mantissas;
    const std::int8_t* exponents;
    const std::int8_t* weights;
    std::size_t size;
};

/// Sets filters `first` to `end` and their outputs for windows whose outputs begin at a and b.
inline void set_filters(const FilterArrays& arrays, std::size_t first, std::size_t end, std::int8_t* a, std::int8_t* b,
                        FiltersOfWindows& work) {
    constexpr std::size_t code_of_number = 28; // 14 instructions
    work.bias = arrays.bias + first;
    work.mantissas = arrays.mantissas + first;
    work.exponents = arrays.exponents + first;
    work.weights = arrays.weights + first * arrays.size;
    work.size = arrays.size;
    work.words = (arrays.size + 3) / 4 * 4;
    work.entry = code_of_number * ((8 - arrays.size % 8) % 8);
    work.y[0] = a + first;
    work.y[1] = b + first;
    work.count = end - first;
}

template <std::size_t Count, std::size_t Size>
void set_filters(const int8::Filters<Count, Size, int8::FilterAfterFilter>& filters, std::size_t first, std::size_t end,
                 std::int8_t* a, std::int8_t* b, FiltersOfWindows& work) {
    set_filters({filters.bias.data(), filters.mantissas.data(), filters.exponents.data(), filters.weights.data(), Size},
                first, end, a, b, work);
}

/// Number k of one of these windows.
template <std::size_t Windows>
std::int8_t number_of_window(const void* x, std::size_t window, std::size_t k) {
    if (Windows == 1) {
        return static_cast<const std::int8_t*>(x)[k];
    }
    const std::uint32_t pair = static_cast<const std::uint32_t*>(x)[k];
    return static_cast<std::int8_t>(window == 0 ? pair & 0xFFu : (pair + 0x8000u) >> 16 & 0xFFu);
}

/// The outputs of these filters for any multipliers, of one window or two.
template <class Rounding, std::size_t Windows>
__attribute__((noinline)) void multiply_windows_plainly(const FiltersOfWindows& filters) {
    const std::int8_t* weights = filters.weights;
    for (std::size_t j = 0; j < filters.count; ++j, weights += filters.size) {
        for (std::size_t window = 0; window < Windows; ++window) {
            std::int32_t sum = filters.bias[j];
            for (std::size_t k = 0; k < filters.size; ++k) {
                sum += number_of_window<Windows>(filters.x, window, k) * weights[k];
            }
            filters.y[window][j] = byte_of<Rounding>(sum, filters.mantissas[j], filters.exponents[j], filters.range);
        }
    }
}

} // namespace thumb1
} // namespace kernel
} // namespace nervelet

#endif

#endif
