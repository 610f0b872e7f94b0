// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_FIXED_FILTERS_HPP
#define NERVELET_LAYER_BASE_FIXED_FILTERS_HPP

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../../scalar/fixed16/turn.hpp"
#include "fixed_sums_of_deltas.hpp"

namespace nervelet {
namespace detail {

/// A row of the gradient whose first weight is parameter `first`.
template <class Row>
struct RowFrom {
    const Row& row;
    std::size_t first;
    constexpr void operator()(std::size_t weight, std::int32_t sum) const { row(first + weight, sum); }
};

/// The gradient of a convolution in 16 bits, whose parameters lie from index `first` on: a row for each filter of Rows
/// weights and each example. gradient(x, deltas, filter, fits, row) calls row(weight, sum) for each weight of a filter;
/// whether the sums fit 32 bits it is told.
template <std::size_t Positions, std::size_t Rows, std::size_t Filters, int DeltaBits, class T, class Batch,
          class Visitor, class Gradient>
constexpr void give_filters(const Batch& batch, std::size_t first, Visitor& visit, const Gradient& gradient) {
    for (std::size_t n = 0; n < batch.count(); ++n) {
        const T* deltas = batch.tape(n).gradient.data();
        for (std::size_t f = 0; f < Filters; ++f) {
            const auto sums = FixedSumsOfDeltas::of<Positions, Filters>(deltas + f);
            if (!Visitor::skips_zero_gradient || sums.magnitude != 0) {
                const auto row = visit.template row_of_sums<DeltaBits>(fixed16::Turn::of(n, batch.count()));
                gradient(batch.x(n), deltas, f, sums.product_fits(),
                         RowFrom<std::decay_t<decltype(row)>>{row, first + f * Rows});
                row(first + Rows * Filters + f, sums.template of_bias<T::activation_bits>());
            }
        }
    }
}

} // namespace detail
} // namespace nervelet

#endif
