// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_OUTER_PRODUCT_ROW_HPP
#define NERVELET_KERNEL_SIMD_OUTER_PRODUCT_ROW_HPP

#include <cstdint>
#include <type_traits>
#include <utility>

#include "../../scalar/one_lane.hpp"
#include "../portable/outer_product_row.hpp"
#include "for_each_tile.hpp"
#include "square_root.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// Lanes with a square root, for the formula of an optimizer.
template <class T, std::size_t Count>
struct LanesOfFormula : Lanes<T, Count> {
    using Type = typename Lanes<T, Count>::Type;
    static Type sqrt(Type numbers) { return SquareRoot<T, Count>::of(numbers); }
};

/// A row of a gradient, kernel::OuterProductRow, handed over in vectors: visit.visit(lane, index, gradient).
template <class T, class Row>
struct RowInLanes {
    const Row& row;

    /// A group of tiles of Width numbers from first on.
    template <std::size_t Width, std::size_t... Index>
    void operator()(std::integral_constant<std::size_t, Width>, std::size_t first,
                    std::index_sequence<Index...>) const {
        using Lane = std::conditional_t<Width == 1, detail::OneLane<T>, LanesOfFormula<T, Width>>;
        const T head = row.factor(0);
        const T* head_delta = row.delta(0) + first;
        const std::size_t count = row.count();
        typename Lane::Type gradient[] = {head * Lane::load(head_delta + Index * Width)...};
        for (std::size_t from = 1; from < count; from += slice) {
            const Factors factors(row, from, count - from < slice ? count - from : slice);
            for (std::size_t i = 0; i < factors.count; ++i) {
                const T* delta = row.delta(from + factors.examples[i]) + first;
                const int unrolled[] = {
                    (gradient[Index] += factors.values[i] * Lane::load(delta + Index * Width), 0)...};
                static_cast<void>(unrolled);
            }
        }
        const int unrolled[] = {(row.visit.visit(Lane{}, row.index + first + Index * Width, gradient[Index]), 0)...};
        static_cast<void>(unrolled);
    }

private:
    static constexpr std::size_t slice = 64;

    /// Of a slice of the examples those whose factor is not zero, found without a branch that could be guessed wrongly.
    struct Factors {
        T values[slice];
        std::uint32_t examples[slice];
        std::size_t count;

        Factors(const Row& product, std::size_t from, std::size_t size) {
            std::size_t found = 0;
            for (std::size_t n = 0; n < size; ++n) {
                const T factor = product.factor(from + n);
                values[found] = factor;
                examples[found] = static_cast<std::uint32_t>(n);
                found += factor != T(0) ? 1 : 0;
            }
            count = found;
        }
    };
};

} // namespace simd

template <class T, std::size_t Columns, class Batch, class Visitor, std::size_t RegisterBytes,
          class = std::enable_if_t<std::is_floating_point<T>::value>>
void form_row(const OuterProductRow<T, Columns, Batch, Visitor>& row, std::true_type, Simd<RegisterBytes>) {
    using Row = OuterProductRow<T, Columns, Batch, Visitor>;
    simd::for_each_tile<T, simd::registers_at_once>(std::integral_constant<std::size_t, Columns>{},
                                                    simd::RowInLanes<T, Row>{row});
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
