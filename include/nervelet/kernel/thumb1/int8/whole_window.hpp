// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_THUMB1_INT8_WHOLE_WINDOW_HPP
#define NERVELET_KERNEL_THUMB1_INT8_WHOLE_WINDOW_HPP

#include "../../places_of_filters.hpp"
#include "multiply.hpp"

#if defined(NERVELET_HAS_THUMB1)

namespace nervelet {
namespace kernel {
namespace thumb1 {

/// The outputs of `count` filters, at least four, for all of x, `size` bytes. The filters are given by their first
/// byte. This is there once, as a network of Dense layers has many sizes.
template <class Rounding>
__attribute__((noinline)) void multiply_whole_window(const std::int8_t* x, const std::int8_t* filters, std::int8_t* y,
                                                     std::size_t count, std::size_t size) {
    const PlacesOfFilters places(count, size);
    const FilterArrays arrays{places.bias_of(filters), places.mantissas_of(filters), filters + places.exponents,
                              filters, size};
    FiltersOfWindows work(places.output_of(filters));
    const bool usual = size <= most_products && are_usual(arrays.bias, arrays.mantissas, arrays.exponents, count);
    std::size_t first = 0;
    for (std::size_t end = usual ? count / 4 * 4 : count;; end = count) { // the last four once more
        work.x = x;
        set_filters(arrays, first, end, y, y, work);
        multiply<Rounding, 1>(work, usual);
        if (end == count) {
            return;
        }
        first = count - 4;
    }
}

/// One window that sees all of x: a Dense.
template <class Rounding, class Windows, std::size_t Count>
struct WholeWindowForm {
    static constexpr std::size_t size = Windows::taps * Windows::channels;
    using Filters = int8::Filters<Count, size, int8::FilterAfterFilter>;

    static void convolve(const std::int8_t* x, const Filters& filters, std::int8_t* y, std::int8_t*) {
        static_assert(PlacesOfFilters(Count, size).template are_those_of<Filters>(), "one after the other");
        multiply_whole_window<Rounding>(x, reinterpret_cast<const std::int8_t*>(&filters), y, Count, size);
    }
};

} // namespace thumb1
} // namespace kernel
} // namespace nervelet

#endif

#endif
