// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_DSP_INT8_WINDOWS_ONE_BY_ONE_HPP
#define NERVELET_KERNEL_DSP_INT8_WINDOWS_ONE_BY_ONE_HPP

#include "filters_of_window.hpp"
#include "filters_of_windows.hpp"
#include "gathered_windows.hpp"

#if defined(NERVELET_HAS_DSP)

namespace nervelet {
namespace kernel {
namespace dsp {

/// The outputs of all filters, at least four, for one window. x are its bytes, or what they are widened to.
template <class Rounding, bool IsWide, std::size_t Count, std::size_t Size>
void multiply_by_fours(const void* x, const int8::Filters<Count, Size, int8::FilterAfterFilter>& filters,
                       std::int8_t* y) {
    constexpr std::size_t fours = Count / 4 * 4;
    for (std::size_t end = fours;; end = Count) { // the last ones overlap those before them
        const std::size_t first = end == fours ? 0 : Count - 4;
        FiltersOfWindow work;
        work.mantissas = filters.mantissas.data() + end;
        work.exponents = filters.exponents.data() + end;
        work.twice_zero_point = 2 * filters.output.zero_point + 1;
        work.y = y + end;
        work.filter = -static_cast<std::int32_t>(end - first);
        work.x = x;
        work.bias = filters.bias.data() + end;
        work.weights = filters.weights.data() + first * Size;
        multiply_window<Rounding, Size, IsWide>(work);
        if (end == Count) {
            return;
        }
    }
}

/// sum + a . b
__attribute__((noinline)) inline std::int32_t add_dot(const std::int8_t* a, const std::int8_t* b, std::size_t size,
                                                      std::int32_t sum) {
    for (; size >= 4; size -= 4, a += 4, b += 4) {
        const std::uint32_t of_a = load_word(a);
        const std::uint32_t of_b = load_word(b);
        sum = add_products(even_bytes(of_a), even_bytes(of_b), sum);
        sum = add_products(odd_bytes(of_a), odd_bytes(of_b), sum);
    }
    for (; size > 0; --size) {
        sum += std::int32_t(*a++) * *b++;
    }
    return sum;
}

/// A window of bytes: by fours where TakesFours and the multipliers take steps.
template <bool TakesFours>
struct BytesOfWindow {
    template <class Rounding, std::size_t Count, std::size_t Size>
    static void multiply(const std::int8_t* x, const int8::Filters<Count, Size, int8::FilterAfterFilter>& filters,
                         std::int8_t* y, bool) {
        for (std::size_t j = 0; j < Count; ++j) {
            y[j] = byte_of<Rounding>(add_dot(x, filters.weights.data() + j * Size, Size, filters.bias[j]),
                                     filters.mantissas[j], filters.exponents[j], filters.output.zero_point);
        }
    }
};

template <>
struct BytesOfWindow<true> {
    template <class Rounding, class Filters>
    static void multiply(const std::int8_t* x, const Filters& filters, std::int8_t* y, bool takes_steps) {
        if (takes_steps) {
            multiply_by_fours<Rounding, false>(x, filters, y);
        } else {
            BytesOfWindow<false>::multiply<Rounding>(x, filters, y, false);
        }
    }
};

/// Windows whose bytes are multiplied as they are, copied together if they do not lie one after the other.
template <class Rounding, class Windows, std::size_t Count>
struct WindowsOfBytes {
    static constexpr WindowSizes sizes = window_sizes<Windows, Count>();
    static constexpr std::size_t size = sizes.size;
    using Filters = int8::Filters<Count, size, int8::FilterAfterFilter>;

    __attribute__((noinline)) static void convolve(const std::int8_t* x, const Filters& filters, std::int8_t* y,
                                                   std::int8_t* scratch) {
        using Rows = typename Windows::Rows;
        using Columns = typename Windows::Columns;
        using Bytes = BytesOfWindow<Count >= 4 && takes_size(size) && size % 4 == 0>;
        Room<std::int8_t, sizes.lies_in_x ? 1 : size, convolution_scratch(sizes) == 0> copy(scratch);
        const bool steps = takes_steps<Rounding>(filters);
        std::int8_t* outputs = y;
        for (std::size_t row = 0; row < Rows::positions; ++row) {
            for (std::size_t column = 0; column < Columns::positions; ++column, outputs += Count) {
                const std::int8_t* window = copy.begin();
                if (sizes.lies_in_x) {
                    window = x + (Rows::index(row, 0) * Columns::size + Columns::index(column, 0)) * Windows::channels;
                } else {
                    for_each_part<Windows>(row, column, CopyParts{x, copy.begin(), filters.pad});
                }
                Bytes::template multiply<Rounding>(window, filters, outputs, steps);
            }
        }
        cut_bytes(y, Windows::positions * Count, filters.output);
    }
};

/// Windows of few bytes, which are widened. At least four filters.
template <class Rounding, class Windows, std::size_t Count>
struct WidenedWindows {
    static constexpr std::size_t size = Windows::taps * Windows::channels;
    using Filters = int8::Filters<Count, size, int8::FilterAfterFilter>;

    __attribute__((noinline)) static void convolve(const std::int8_t* x, const Filters& filters, std::int8_t* y,
                                                   std::int8_t* scratch) {
        RoomOfWindows<Windows, Count> room(scratch);
        std::uint32_t* const numbers = room.begin();
        const bool steps = takes_steps<Rounding>(filters);
        std::int8_t* outputs = y;
        for (std::size_t row = 0; row < Windows::Rows::positions; ++row) {
            for (std::size_t column = 0; column < Windows::Columns::positions; ++column, outputs += Count) {
                gather<Windows, 2>(x, row, column, filters.pad, numbers);
                if (steps) {
                    multiply_by_fours<Rounding, true>(numbers, filters, outputs);
                } else {
                    FiltersOfWindows work;
                    set_filters(filters, 0, Count, work);
                    work.x = numbers;
                    work.y[0] = outputs + Count;
                    multiply_windows_plainly<Rounding, 1>(work);
                }
            }
        }
        cut_bytes(y, Windows::positions * Count, filters.output);
    }
};

} // namespace dsp
} // namespace kernel
} // namespace nervelet

#endif

#endif
