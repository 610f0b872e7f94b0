// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_THUMB1_INT8_CONVOLUTION_HPP
#define NERVELET_KERNEL_THUMB1_INT8_CONVOLUTION_HPP

#include "../../portable/int8/convolution.hpp"
#include "pairs_of_windows.hpp"
#include "whole_window.hpp"

#if defined(NERVELET_HAS_THUMB1)

namespace nervelet {
namespace kernel {
namespace thumb1 {

/// Copies the bytes of a window.
struct CopyBytes {
    const std::int8_t* x;
    std::int8_t* to;
    std::int8_t pad;

    void seen(std::size_t first, std::size_t number, std::size_t count) const {
        for (std::size_t i = 0; i < count; ++i) {
            to[first + i] = x[number + i];
        }
    }
    void padded(std::size_t first, std::size_t count) const {
        for (std::size_t i = 0; i < count; ++i) {
            to[first + i] = pad;
        }
    }
};

/// The outputs of so few filters for one window that multiply_windows() is not written for them.
template <class Rounding, std::size_t Count, std::size_t Size>
void multiply_few(const std::int8_t* x, const int8::Filters<Count, Size, int8::FilterAfterFilter>& filters,
                  const Range& range, std::int8_t* y) {
    const std::int8_t* weights = filters.weights.data();
    for (std::size_t j = 0; j < Count; ++j, weights += Size) {
        std::int32_t sum = filters.bias[j];
        for (std::size_t k = 0; k < Size; ++k) {
            sum += x[k] * weights[k];
        }
        const Factor factor(filters.mantissas[j], filters.exponents[j]);
        y[j] = range.cut(product<Rounding>(sum, factor, range.zero_point));
    }
}

/// One window at a time, copied if its bytes do not lie one after the other.
template <class Rounding, class Windows, std::size_t Count>
struct WindowsOneByOne {
    static constexpr WindowSizes sizes = window_sizes<Windows, Count>();
    static constexpr std::size_t size = sizes.size;
    using Filters = int8::Filters<Count, size, int8::FilterAfterFilter>;

    __attribute__((noinline)) static void convolve(const std::int8_t* x, const Filters& filters, std::int8_t* y,
                                                   std::int8_t* scratch) {
        using Rows = typename Windows::Rows;
        using Columns = typename Windows::Columns;
        Room<std::int8_t, sizes.lies_in_x ? 1 : size, convolution_scratch(sizes) == 0> copy(scratch);
        constexpr std::size_t fours = Count / 4 * 4;
        FiltersOfWindows work(filters.output);
        const bool usual = are_usual(filters, size);
        for (std::size_t row = 0; row < Rows::positions; ++row) {
            for (std::size_t column = 0; column < Columns::positions; ++column) {
                const std::int8_t* window = copy.begin();
                if (sizes.lies_in_x) {
                    window = x + (Rows::index(row, 0) * Columns::size + Columns::index(column, 0)) * Windows::channels;
                } else {
                    for_each_part<Windows>(row, column, CopyBytes{x, copy.begin(), filters.pad});
                }
                work.x = window;
                if (Count < 4 && usual) {
                    multiply_few<Rounding>(window, filters, work.range, y);
                } else {
                    set_filters(filters, 0, usual ? fours : Count, y, y, work);
                    multiply<Rounding, 1>(work, usual);
                    if (usual && fours < Count) { // the last four once more
                        set_filters(filters, Count < 4 ? 0 : Count - 4, Count, y, y, work);
                        multiply<Rounding, 1>(work, usual);
                    }
                }
                y += Count;
            }
        }
    }
};

/// The form of a convolution.
template <class Rounding, class Windows, std::size_t Count>
struct ConvolutionForm {
    static constexpr WindowSizes sizes = window_sizes<Windows, Count>();
    static constexpr bool is_whole =
        sizes.positions == 1 && sizes.lies_in_x && Count >= 4 &&
        Count * sizes.size >= 1024; // for fewer the call takes longer than its code is worth
    using Several = std::conditional_t<are_paired(sizes), PairsOfWindows<Rounding, Windows, Count>,
                                       WindowsOneByOne<Rounding, Windows, Count>>;
    using type = std::conditional_t<is_whole, WholeWindowForm<Rounding, Windows, Count>, Several>;
};

} // namespace thumb1

template <class Rounding, class Windows, std::size_t Count, std::size_t Size>
void int8_convolution(const std::int8_t* x, const int8::Filters<Count, Size, int8::FilterAfterFilter>& filters,
                      std::int8_t* y, std::int8_t* scratch, Thumb1) {
    thumb1::ConvolutionForm<Rounding, Windows, Count>::type::convolve(x, filters, y, scratch);
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
