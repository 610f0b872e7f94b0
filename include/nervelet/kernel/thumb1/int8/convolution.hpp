// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_THUMB1_INT8_CONVOLUTION_HPP
#define NERVELET_KERNEL_THUMB1_INT8_CONVOLUTION_HPP

#include "../../portable/int8/convolution.hpp"
#include "pairs_of_windows.hpp"

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

/// One window at a time, copied if its bytes do not lie one after the other.
template <class Rounding, class Windows, std::size_t Count>
struct WindowsOneByOne {
    static constexpr std::size_t size = Windows::taps * Windows::channels;
    using Filters = int8::Filters<Count, size, int8::FilterAfterFilter>;

    __attribute__((noinline)) static void convolve(const std::int8_t* x, const Filters& filters, std::int8_t* y) {
        using Rows = typename Windows::Rows;
        using Columns = typename Windows::Columns;
        constexpr bool is_copied = Rows::has_pads || Columns::has_pads ||
                                   (Windows::taps > 1 && (Windows::positions > 1 || Windows::inputs != size));
        std::int8_t copy[is_copied ? size : 1];
        constexpr std::size_t fours = Count / 4 * 4;
        FiltersOfWindows work(filters.output);
        const bool usual = Count >= 4 && are_usual(filters, size);
        for (std::size_t row = 0; row < Rows::positions; ++row) {
            for (std::size_t column = 0; column < Columns::positions; ++column) {
                const std::int8_t* window = copy;
                if (is_copied) {
                    for_each_part<Windows>(row, column, CopyBytes{x, copy, filters.pad});
                } else {
                    window = x + (Rows::index(row, 0) * Columns::size + Columns::index(column, 0)) * Windows::channels;
                }
                work.x = window;
                set_filters(filters, 0, usual ? fours : Count, y, y, work);
                multiply<Rounding, 1>(work, usual);
                if (usual && fours < Count) { // the last four once more
                    set_filters(filters, Count < 4 ? 0 : Count - 4, Count, y, y, work);
                    multiply<Rounding, 1>(work, usual);
                }
                y += Count;
            }
        }
    }
};

/// The form of a convolution. Windows as words take at most 576 bytes of the stack.
template <class Rounding, class Windows, std::size_t Count>
struct ConvolutionForm {
    static constexpr std::size_t size = Windows::taps * Windows::channels;
    using type =
        std::conditional_t<(Count > 1 && size <= 144 && Windows::positions > 1),
                           PairsOfWindows<Rounding, Windows, Count>, WindowsOneByOne<Rounding, Windows, Count>>;
};

} // namespace thumb1

template <class Rounding, class Windows, std::size_t Count, std::size_t Size>
void int8_convolution(const std::int8_t* x, const int8::Filters<Count, Size, int8::FilterAfterFilter>& filters,
                      std::int8_t* y, Thumb1) {
    thumb1::ConvolutionForm<Rounding, Windows, Count>::type::convolve(x, filters, y);
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
