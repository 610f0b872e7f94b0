// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_INT8_CONVOLUTION_HPP
#define NERVELET_KERNEL_HELIUM_INT8_CONVOLUTION_HPP

#include "../../portable/int8/convolution.hpp"
#include "filters_of_windows.hpp"
#include "gathered_windows.hpp"

#if defined(NERVELET_HAS_HELIUM_INTEGER)

namespace nervelet {
namespace kernel {
namespace helium {

/// One window after the other, by all filters.
template <class Rounding, class Windows, std::size_t Count>
struct Convolution {
    static constexpr WindowSizes sizes = window_sizes<Windows, Count>();
    static constexpr std::size_t size = sizes.size;
    static constexpr std::size_t fours = Count / 4 * 4;
    using Filters = int8::Filters<Count, size, int8::FilterAfterFilter>;
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;

    /// Whether windows lie in x one behind the other.
    static constexpr bool are_neighbours = sizes.lies_in_x && Windows::positions * size == Windows::inputs;

    /// `windows` windows, more than one only if Count is a multiple of four.
    static void multiply(const std::int8_t* x, const Filters& filters, std::size_t windows, std::int8_t* y,
                         bool takes_steps) {
        if (!takes_steps || Count < 4) {
            for (std::size_t j = 0; j < Count * windows; ++j) {
                const std::size_t filter = j % Count;
                const std::int32_t sum =
                    add_dot(x + j / Count * size, filters.weights.data() + filter * size, size, filters.bias[filter]);
                y[j] = byte_of<Rounding>(sum, {filters.mantissas[filter], filters.exponents[filter]}, filters.output);
            }
            return;
        }
        FiltersOfWindows work;
        work.x = x;
        work.windows = windows;
        work.y = y;
        set_filters(filters, 0, fours, work);
        multiply_windows<Rounding>(work);
        if (fours < Count) { // the last ones overlap those before them
            work.y = y + Count - 4;
            set_filters(filters, Count - 4, Count, work);
            multiply_windows<Rounding>(work);
        }
    }

    __attribute__((noinline)) static void convolve(const std::int8_t* x, const Filters& filters, std::int8_t* y,
                                                   std::int8_t* scratch) {
        const bool steps = takes_steps(filters);
        if (are_neighbours && (Windows::positions == 1 || fours == Count)) {
            multiply(x, filters, Windows::positions, y, steps);
            return;
        }
        Room<std::int8_t, sizes.lies_in_x ? 1 : size, convolution_scratch(sizes) == 0> copy(scratch);
        for (std::size_t row = 0; row < Rows::positions; ++row) {
            for (std::size_t column = 0; column < Columns::positions; ++column, y += Count) {
                const std::int8_t* window = copy.begin();
                if (sizes.lies_in_x) {
                    window = x + (Rows::index(row, 0) * Columns::size + Columns::index(column, 0)) * Windows::channels;
                } else {
                    gather<Windows>(x, row, column, filters.pad, copy.begin());
                }
                multiply(window, filters, 1, y, steps);
            }
        }
    }
};

} // namespace helium

template <class Rounding, class Windows, std::size_t Count, std::size_t Size>
void int8_convolution(const std::int8_t* x, const int8::Filters<Count, Size, int8::FilterAfterFilter>& filters,
                      std::int8_t* y, std::int8_t* scratch, HeliumInteger) {
    helium::Convolution<Rounding, Windows, Count>::convolve(x, filters, y, scratch);
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
