// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_VFP_CONVOLUTION_GRADIENT_HPP
#define NERVELET_KERNEL_VFP_CONVOLUTION_GRADIENT_HPP

#include "../../core/math/classify.hpp"
#include "../portable/convolution_gradient.hpp"
#include "../portable/run_parts.hpp"
#include "add_rows.hpp"

#if defined(NERVELET_HAS_VFP)

#include <cstddef>
#include <type_traits>

namespace nervelet {
namespace kernel {
namespace vfp {

/// The gradient of a convolution, filter by filter: weights that see numbers which lie one after the other are summed
/// over all windows together, in registers.
template <class Windows, std::size_t Filters, class Batch, class Visitor>
struct ConvolutionGradient {
    using RowAxis = typename Windows::Rows;
    using ColumnAxis = typename Windows::Columns;
    using Parts = RunParts<Windows, most_sums>;
    static constexpr std::size_t channels = Windows::channels;
    static constexpr std::size_t rows = Windows::taps * channels;
    static constexpr std::size_t size = Parts::size;
    static constexpr std::size_t bias_size = Filters < 8 ? Filters : 8;

    /// Without pads the first sums need not come from memory.
    static constexpr bool begins_in_registers = !RowAxis::has_pads && !ColumnAxis::has_pads;

    const Batch& batch;
    std::size_t index;
    Visitor& visit;

    void form() const {
        for (std::size_t tap = 0; tap < Windows::taps; tap += Windows::run_taps) {
            for (std::size_t k = 0; k < Windows::run; k += size) {
                for (std::size_t j = 0; j < Filters; ++j) {
                    form_part(tap, k, j);
                }
            }
        }
        for (std::size_t j = 0; j < Filters; j += bias_size) {
            form_bias(j);
        }
    }

private:
    /// Rows k, k + 1, ... of the run that begins with that tap, column j.
    void form_part(std::size_t tap, std::size_t k, std::size_t j) const {
        const std::size_t begin = Parts::begin(k);
        float sums[size];
        bool goes_on = !begins_in_registers;
        if (goes_on) {
            for (float& sum : sums) {
                sum = 0.0f;
            }
        }
        for (std::size_t n = 0; n < batch.count(); ++n) {
            add_example(reader(batch.x(n)) + begin, batch.delta(n) + j, tap, begin, goes_on, sums);
        }
        const float scale = visit.scale();
        std::size_t at = index + (tap * channels + k) * Filters + j;
        for (std::size_t i = k - begin; i < size; ++i, at += Filters) {
            visit(at, scale * sums[i]);
        }
    }

    /// Most windows see all taps of the run; those near a pad see some of them, and come one by one.
    static void add_example(const float* x, const float* delta, std::size_t tap, std::size_t begin, bool& goes_on,
                            float* sums) {
        const std::size_t row_tap = RowAxis::taps > 1 ? tap / ColumnAxis::taps : 0;
        const std::size_t column_tap = Windows::is_dense ? 0 : tap % ColumnAxis::taps;
        const std::size_t last_tap = column_tap + Windows::run_taps - 1;
        const std::size_t whole = ColumnAxis::first_position(column_tap);
        const std::size_t whole_end = ColumnAxis::end_position(last_tap);
        const std::size_t end = ColumnAxis::end_position(column_tap);
        for (std::size_t r = RowAxis::first_position(row_tap); r < RowAxis::end_position(row_tap); ++r) {
            const std::size_t first_number = RowAxis::index(r, row_tap) * ColumnAxis::size;
            const float* const deltas = delta + r * ColumnAxis::positions * Filters;
            for (std::size_t column = ColumnAxis::first_position(last_tap); column < end;) {
                const std::size_t number = (first_number + ColumnAxis::index(column, column_tap)) * channels;
                if (column == whole && whole < whole_end) {
                    add_rows<size>(x + number, ColumnAxis::stride * channels * sizeof(float), deltas + column * Filters,
                                   Filters * sizeof(float), whole_end - whole, goes_on, sums);
                    goes_on = true;
                    column = whole_end;
                } else {
                    add_some(x, number, deltas[column * Filters], column, begin, sums);
                    ++column;
                }
            }
        }
    }

    /// Of a window that does not see all taps of its row.
    static void add_some(const float* x, std::size_t number, float delta, std::size_t column, std::size_t begin,
                         float* sums) {
        const std::size_t end = ColumnAxis::end_tap(column) * channels;
        if (!math::is_zero(delta)) {
            for (std::size_t k = ColumnAxis::first_tap(column) * channels; k < end; ++k) {
                if (k - begin < size) {
                    sums[k - begin] += x[number + k - begin] * delta;
                }
            }
        }
    }

    void form_bias(std::size_t j) const {
        const std::size_t begin = j + bias_size <= Filters ? j : Filters - bias_size;
        float sums[bias_size];
        for (std::size_t n = 0; n < batch.count(); ++n) {
            add_numbers<bias_size>(batch.delta(n) + begin, Filters * sizeof(float), Windows::positions, n > 0, sums);
        }
        for (std::size_t i = j - begin; i < bias_size; ++i) {
            visit(index + rows * Filters + begin + i, visit.scale() * sums[i]);
        }
    }
};

} // namespace vfp

/// A visitor that wants its gradients in order gets them row by row, from the portable form.
template <class T, class Windows, std::size_t Filters, class Batch, class Visitor>
std::enable_if_t<std::is_same<T, float>::value && takes_any_order<Visitor>() && gives_pointers<float, Batch>()>
convolution_gradient(const Batch& batch, std::size_t first, Visitor& visitor, Vfp) {
    vfp::ConvolutionGradient<Windows, Filters, Batch, Visitor>{batch, first, visitor}.form();
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
