// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SOFT_SPARSE_CONVOLUTION_GRADIENT_HPP
#define NERVELET_KERNEL_SOFT_SPARSE_CONVOLUTION_GRADIENT_HPP

#include "../portable/convolution_gradient.hpp"
#include "../portable/sparse_convolution_gradient.hpp"
#include "add_product.hpp"

#if defined(NERVELET_HAS_SOFT)

#include <cstddef>
#include <type_traits>

namespace nervelet {
namespace kernel {
namespace soft {

/// Adds the part of one window with a delta, the number that is taken apart, to the sums of some rows of weights: so
/// many from `begin` on, of a run that begins with [row_tap][column_tap].
template <class Windows>
struct AddSparseWindow {
    using Rows = typename Windows::Rows;
    using Columns = typename Windows::Columns;

    const float* x;
    std::size_t row_tap;
    std::size_t column_tap;
    std::size_t begin;
    std::size_t count;
    float* sums;

    void operator()(std::size_t row, std::size_t column, float delta) const {
        if (row_tap < Rows::first_tap(row) || row_tap >= Rows::end_tap(row)) {
            return;
        }
        const std::size_t first = from_begin(Columns::first_tap(column));
        const std::size_t end = from_begin(Columns::end_tap(column));
        if (first < end) {
            const std::size_t place = Rows::index(row, row_tap) * Columns::size + Columns::index(column, column_tap);
            add_product(sums + first, delta, x + (place * Windows::channels + begin + first), end - first);
        }
    }

private:
    /// Which of the sums is the first of that tap, or where it would lie.
    std::size_t from_begin(std::size_t tap) const {
        const std::size_t row = tap > column_tap ? (tap - column_tap) * Windows::channels : 0;
        return row < begin ? 0 : row - begin < count ? row - begin : count;
    }
};

} // namespace soft

template <class T, class Windows, std::size_t Filters, class Batch, class Visitor>
std::enable_if_t<std::is_same<T, float>::value && gives_pointers<float, Batch>()>
sparse_convolution_gradient(const Batch& batch, std::size_t first, Visitor& visitor, Soft) {
    constexpr std::size_t run = Windows::run;
    constexpr std::size_t most = run < 32 ? run : 32;
    for (std::size_t j = 0; j < Filters; ++j) {
        std::size_t index = first + j;
        for (std::size_t tap = 0; tap < Windows::taps; tap += Windows::run_taps) {
            for (std::size_t begin = 0; begin < run; begin += most) {
                const std::size_t count = run - begin < most ? run - begin : most;
                float sums[most] = {};
                for (std::size_t n = 0; n < batch.count(); ++n) {
                    batch.for_each_delta(
                        n, j,
                        soft::AddSparseWindow<Windows>{reader(batch.x(n)), tap / Windows::Columns::taps,
                                                       tap % Windows::Columns::taps, begin, count, sums});
                }
                for (std::size_t k = 0; k < count; ++k, index += Filters) {
                    visitor(index, visitor.scale() * sums[k]);
                }
            }
        }
        float sum = 0.0f;
        for (std::size_t n = 0; n < batch.count(); ++n) {
            batch.for_each_delta(n, j, AddDelta<float>{sum});
        }
        visitor(index, visitor.scale() * sum);
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
