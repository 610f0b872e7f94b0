// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_DSP_INT8_WHOLE_WINDOW_HPP
#define NERVELET_KERNEL_DSP_INT8_WHOLE_WINDOW_HPP

#include "../../places_of_filters.hpp"
#include "filters_of_window.hpp"
#include "gathered_windows.hpp"

#if defined(NERVELET_HAS_DSP)

#include <cstddef>

namespace nervelet {
namespace kernel {
namespace dsp {

/// One window that sees all of x: a Dense.
struct WholeWindow {
    std::size_t count;                  ///< filters, at least four
    std::size_t size;                   ///< of each, and of x, in whole words
    void (*multiply)(FiltersOfWindow&); ///< multiply_window() for that size
};

/// Whether multiply_window() reads x as numbers of 16 bits.
constexpr bool is_widened(const WholeWindow& window) {
    return window.size <= 168;
}

/// The outputs of all filters, which are given by their first byte. This is there once, as a network of Dense layers
/// has many sizes.
template <class Rounding>
__attribute__((noinline)) void multiply_whole_window(const std::int8_t* x, const std::int8_t* filters, std::int8_t* y,
                                                     const WholeWindow& window) {
    const std::size_t count = window.count;
    const std::size_t size = window.size;
    const PlacesOfFilters places(count, size);
    const std::int32_t* const bias = places.bias_of(filters);
    const std::int32_t* const mantissas = places.mantissas_of(filters);
    const std::int8_t* const exponents = filters + places.exponents;
    const int8::Output& output = places.output_of(filters);
    if (takes_steps<Rounding>(mantissas, exponents, count)) {
        std::uint32_t numbers[84];
        FiltersOfWindow work;
        work.twice_zero_point = 2 * number_of(output.zero_point) + 1;
        work.x = x;
        if (is_widened(window)) {
            work.x = numbers;
            widen(x, size / 4, 2, numbers);
        }
        std::size_t first = 0;
        for (std::size_t end = count / 4 * 4;; end = count) { // the last ones overlap those before them
            work.mantissas = mantissas + end;
            work.exponents = exponents + end;
            work.y = y + end;
            work.filter = static_cast<std::int32_t>(first - end);
            work.bias = bias + end;
            work.weights = filters + first * size;
            window.multiply(work);
            if (end == count) {
                break;
            }
            first = count - 4;
        }
    } else {
        for (std::size_t j = 0; j < count; ++j) {
            std::int32_t sum = bias[j];
            for (std::size_t k = 0; k < size; ++k) {
                sum += x[k] * *filters++;
            }
            y[j] = byte_of<Rounding>(sum, mantissas[j], exponents[j], output.zero_point);
        }
    }
    cut_bytes(y, count, output);
}

/// The form for at least four filters, whose outputs do not overlap x.
template <class Rounding, class Windows, std::size_t Count>
struct WholeWindowForm {
    static constexpr std::size_t size = Windows::taps * Windows::channels;
    using Filters = int8::Filters<Count, size, int8::FilterAfterFilter>;

    static void convolve(const std::int8_t* x, const Filters& filters, std::int8_t* y, std::int8_t*) {
        static_assert(PlacesOfFilters(Count, size).template are_those_of<Filters>(), "one after the other");
        constexpr bool is_wide = is_widened(WholeWindow{Count, size, nullptr});
        static constexpr WholeWindow window{Count, size, multiply_window<Rounding, size, is_wide>};
        multiply_whole_window<Rounding>(x, reinterpret_cast<const std::int8_t*>(&filters), y, window);
    }
};

} // namespace dsp
} // namespace kernel
} // namespace nervelet

#endif

#endif
