// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_THUMB1_INT8_FILTERS_OF_WINDOWS_HPP
#define NERVELET_KERNEL_THUMB1_INT8_FILTERS_OF_WINDOWS_HPP

#include "dots.hpp"
#include "requantization.hpp"

#if defined(NERVELET_HAS_THUMB1)

#include "../../../scalar/int8/filters.hpp"

namespace nervelet {
namespace kernel {
namespace thumb1 {

/// Filters of a layer, and the outputs of one window or two.
struct FiltersOfWindows {
    const std::int8_t* weights;
    const std::int32_t* bias;
    const std::int32_t* mantissas;
    const std::int8_t* exponents;
    std::size_t size;  ///< of a filter
    std::size_t count; ///< how many filters
    std::int8_t* y[2];
    Range range;
    bool usual; ///< are_usual()

    template <class Filters>
    FiltersOfWindows(const Filters& filters, std::size_t filter_size)
        : weights(filters.weights.data()), bias(filters.bias.data()), mantissas(filters.mantissas.data()),
          exponents(filters.exponents.data()), size(filter_size), count(filters.bias.size()), y{nullptr, nullptr},
          range(filters.output), usual(are_usual(filters, filter_size)) {}

    /// The bytes of `n` sums of filter j, with its bias still to be added: y[i][j].
    template <class Rounding>
    void write(std::size_t j, const std::int32_t* sums, std::size_t n) const {
        const std::int32_t b = bias[j];
        const std::int32_t mantissa = mantissas[j];
        const std::int32_t exponent = exponents[j];
        if (usual) {
            const Factor factor(mantissa, exponent);
            for (std::size_t i = 0; i < n; ++i) {
                y[i][j] = range.cut(product<Rounding>(sums[i] + b, factor, range.zero_point));
            }
        } else {
            for (std::size_t i = 0; i < n; ++i) {
                y[i][j] = byte_of<Rounding>(sums[i] + b, mantissa, exponent, range);
            }
        }
    }
};

/// The outputs of at least two filters for two windows; of an odd number the last two once more. x: see
/// dots_of_windows().
template <class Rounding>
__attribute__((noinline)) void multiply_two_windows(const std::uint32_t* x, const FiltersOfWindows& filters) {
    const std::size_t count = (filters.size + 3) / 4 * 4;
    for (std::size_t j = 0; j < filters.count; j += 2) {
        j = j + 2 > filters.count ? filters.count - 2 : j;
        const FourSums sums = dots_of_windows(x, filters.weights + j * filters.size, filters.size, count);
        filters.write<Rounding>(j, sums.sum, 2);
        filters.write<Rounding>(j + 1, sums.sum + 2, 2);
    }
}

/// The outputs of at least four filters for the window x; where their number is no multiple of four, of the last four
/// once more.
template <class Rounding>
__attribute__((noinline)) void multiply_window(const std::int8_t* x, const FiltersOfWindows& filters) {
    for (std::size_t j = 0; j < filters.count; j += 4) {
        j = j + 4 > filters.count ? filters.count - 4 : j;
        const FourSums sums = dots_of_window(x, filters.weights + j * filters.size, filters.size);
        for (std::size_t i = 0; i < 4; ++i) {
            filters.write<Rounding>(j + i, sums.sum + i, 1);
        }
    }
}

/// Of any number of filters.
template <class Rounding>
__attribute__((noinline)) void multiply_plainly(const std::int8_t* x, const FiltersOfWindows& filters) {
    const std::int8_t* weight = filters.weights;
    for (std::size_t j = 0; j < filters.count; ++j) {
        std::int32_t sum = 0;
        for (std::size_t k = 0; k < filters.size; ++k) {
            sum += std::int32_t(x[k]) * *weight++;
        }
        filters.write<Rounding>(j, &sum, 1);
    }
}

} // namespace thumb1
} // namespace kernel
} // namespace nervelet

#endif

#endif
