// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_CONVOLUTION_GRADIENT_HPP
#define NERVELET_KERNEL_HELIUM_CONVOLUTION_GRADIENT_HPP

#include "../portable/convolution_gradient.hpp"
#include "../portable/run_parts.hpp"
#include "add_products.hpp"
#include "lanes.hpp"

#if defined(NERVELET_HAS_HELIUM)

#include <cstddef>
#include <type_traits>

namespace nervelet {
namespace kernel {
namespace helium {

/// Hands over four numbers of a row of a gradient, of which the first `known` were handed over before.
template <class Visitor>
struct VisitFour {
    Visitor& visit;

    void operator()(std::size_t index, std::size_t known, const float* sums) const {
        if (Visitor::takes_lanes && known == 0) {
            at_once(index, sums, std::integral_constant<bool, Visitor::takes_lanes>{});
        } else {
            for (std::size_t j = known; j < 4; ++j) {
                visit(index + j, visit.scale() * sums[j]);
            }
        }
    }

private:
    void at_once(std::size_t index, const float* sums, std::true_type) const {
        visit.visit(Lanes{}, index, Lanes::load(sums) * visit.scale());
    }
    void at_once(std::size_t, const float*, std::false_type) const {}
};

/// The gradient of a convolution, four filters after the other: a few rows of weights that see numbers which lie one
/// after the other are summed over all windows together, in registers. Where filters fill no register the last four
/// overlap those before.
template <class Windows, std::size_t Filters, class Batch, class Visitor>
struct ConvolutionGradient {
    using RowAxis = typename Windows::Rows;
    using ColumnAxis = typename Windows::Columns;
    using Parts = RunParts<Windows, most_rows_of_sums>;
    static constexpr std::size_t channels = Windows::channels;
    static constexpr std::size_t size = Parts::size;

    /// Without pads the first sums need not come from memory.
    static constexpr bool begins_in_registers = !RowAxis::has_pads && !ColumnAxis::has_pads;

    static constexpr std::size_t x_stride = ColumnAxis::stride * channels * sizeof(float);
    static constexpr std::size_t delta_stride = Filters * sizeof(float);

    const Batch& batch;
    std::size_t index;
    Visitor& visit;

    void form() const {
        for (std::size_t j = 0; j < Filters; j += 4) {
            const std::size_t column = j + 4 <= Filters ? j : Filters - 4;
            for (std::size_t tap = 0; tap < Windows::taps; tap += Windows::run_taps) {
                for (std::size_t k = 0; k < Windows::run; k += size) {
                    form_part(tap, k, column, j - column);
                }
            }
            form_bias(column, j - column);
        }
    }

private:
    /// Rows k, k + 1, ... of the run that begins with that tap, four columns.
    void form_part(std::size_t tap, std::size_t k, std::size_t column, std::size_t known) const {
        const std::size_t begin = Parts::begin(k);
        float sums[4 * size];
        bool goes_on = !begins_in_registers;
        if (goes_on) {
            for (std::size_t i = 0; i < size; ++i) {
                Lanes::store(sums + 4 * i, 0.0f);
            }
        }
        for (std::size_t n = 0; n < batch.count(); ++n) {
            add_example(reader(batch.x(n)) + begin, batch.delta(n) + column, tap, begin, goes_on, sums);
        }
        std::size_t at = index + (tap * channels + k) * Filters + column;
        for (std::size_t i = k - begin; i < size; ++i, at += Filters) {
            VisitFour<Visitor>{visit}(at, known, sums + 4 * i);
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
                    add_products<size, x_stride, delta_stride>(x + number, deltas + column * Filters, whole_end - whole,
                                                               goes_on, sums);
                    goes_on = true;
                    column = whole_end;
                } else {
                    add_some(x, number, deltas + column * Filters, column, begin, sums);
                    ++column;
                }
            }
        }
    }

    /// Of a window that does not see all taps of its row.
    static void add_some(const float* x, std::size_t number, const float* delta, std::size_t column, std::size_t begin,
                         float* sums) {
        const std::size_t first = ColumnAxis::first_tap(column) * channels;
        const std::size_t end = ColumnAxis::end_tap(column) * channels;
        const std::size_t last = end < begin + size ? end : begin + size;
        const Numbers deltas = Lanes::load(delta);
        for (std::size_t k = first > begin ? first : begin; k < last; ++k) {
            float* const sum = sums + 4 * (k - begin);
            Lanes::store(sum, Lanes::load(sum) + deltas * x[number + k - begin]);
        }
    }

    /// One more row, with an x of 1.
    void form_bias(std::size_t column, std::size_t known) const {
        const float one = 1.0f;
        float sums[4];
        for (std::size_t n = 0; n < batch.count(); ++n) {
            add_products<1, 0, delta_stride>(&one, batch.delta(n) + column, Windows::positions, n > 0, sums);
        }
        VisitFour<Visitor>{visit}(index + Windows::taps * channels * Filters + column, known, sums);
    }
};

} // namespace helium

/// Fewer filters than a register has numbers are left to the floating point unit. A visitor that wants its gradients in
/// order gets them row by row, from the portable form.
template <class T, class Windows, std::size_t Filters, class Batch, class Visitor>
std::enable_if_t<std::is_same<T, float>::value && (Filters >= helium::fewest_columns) && takes_any_order<Visitor>() &&
                 gives_pointers<float, Batch>()>
convolution_gradient(const Batch& batch, std::size_t first, Visitor& visitor, Helium) {
    helium::ConvolutionGradient<Windows, Filters, Batch, Visitor>{batch, first, visitor}.form();
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
