// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_OUTER_PRODUCT_ROWS_HPP
#define NERVELET_KERNEL_SIMD_OUTER_PRODUCT_ROWS_HPP

#include <type_traits>
#include <utility>

#include "../one_example.hpp"
#include "../portable/outer_product.hpp"
#include "add_nonzero.hpp"
#include "for_each_tile.hpp"
#include "outer_product_row.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// A few rows of a gradient, k and those after it, as OuterProductRow forms each, so that every delta that is loaded
/// serves them all.
template <class T, std::size_t Columns, class Batch, class Visitor>
struct OuterProductRows {
    const Batch& batch;
    std::size_t k;
    std::size_t index;
    Visitor& visitor;
    std::size_t count;

    /// Visits all rows; or none, and gives false, where one by one they are less work or one may be left out.
    bool run() const {
        T zeros[rows_at_once] = {};
        count_zeros(zeros);
        T total = T(0);
        bool has_zero_row = false;
        for (const T number : zeros) {
            total += number;
            has_zero_row = has_zero_row || number == T(count);
        }
        if (total == T(0)) {
            columns<false>();
        } else if (is_short && !has_zero_row && total * T(fewest_for_a_zero) <= T(count * rows_at_once)) {
            columns<true>();
        } else {
            return false;
        }
        return true;
    }

private:
    /// Too short for listing the examples of each row whose factor is not zero.
    static constexpr bool is_short = Tiles<T, Columns>::count <= tiles_at_once;

    /// So many examples' factors are formed at once.
    static constexpr std::size_t slice = 64;

    static constexpr std::size_t part = 16 / sizeof(T);
    using Part = Lanes<T, part>;
    using PartType = typename Part::Type;

    /// Of each row the factors that are zero.
    void count_zeros(T (&zeros)[rows_at_once]) const {
        const T scale = visitor.scale();
        for (std::size_t r = 0; r < rows_at_once; r += part) {
            PartType sum{};
            for (std::size_t n = 0; n < count; ++n) {
                sum += Part::load(batch.x(n) + k + r) * scale == PartType{} ? PartType{} + T(1) : PartType{};
            }
            Part::store(zeros + r, sum);
        }
    }

    /// Calls group() for the tiles of all columns.
    template <bool HasZeros>
    struct Groups {
        const OuterProductRows& rows;

        template <std::size_t Width, std::size_t... Index>
        void operator()(std::integral_constant<std::size_t, Width>, std::size_t first,
                        std::index_sequence<Index...>) const {
            constexpr std::size_t tiles = sizeof...(Index);
            rows.template group<Width, tiles, HasZeros>(first, std::make_index_sequence<rows_at_once * tiles>{});
        }
    };

    template <bool HasZeros>
    void columns() const {
        for_each_tile<T, tiles_at_once>(std::integral_constant<std::size_t, Columns>{}, Groups<HasZeros>{*this});
    }

    /// Index / TileCount is the row, Index % TileCount the tile.
    template <std::size_t Width, std::size_t TileCount, bool HasZeros, std::size_t... Index>
    void group(std::size_t first, std::index_sequence<Index...>) const {
        using Lane = std::conditional_t<Width == 1, detail::OneLane<T>, LanesOfFormula<T, Width>>;
        const T* head = batch.delta(0) + first;
        typename Lane::Type gradient[] = {batch.x(0)[k + Index / TileCount] * visitor.scale() *
                                          Lane::load(head + Index % TileCount * Width)...};
        for (std::size_t from = 1; from < count; from += slice) {
            const std::size_t size = count - from < slice ? count - from : slice;
            T factors[slice][rows_at_once];
            form(factors, from, size);
            for (std::size_t n = 0; n < size; ++n) {
                const T* delta = batch.delta(from + n) + first;
                const int unrolled[] = {
                    (gradient[Index] = AddNonzero<HasZeros>::of(gradient[Index], factors[n][Index / TileCount],
                                                                Lane::load(delta + Index % TileCount * Width)),
                     0)...};
                static_cast<void>(unrolled);
            }
        }
        const int unrolled[] = {
            (visitor.visit(Lane{}, index + Index / TileCount * Columns + first + Index % TileCount * Width,
                           gradient[Index]),
             0)...};
        static_cast<void>(unrolled);
    }

    /// scale x_n of the rows.
    void form(T (&factors)[slice][rows_at_once], std::size_t from, std::size_t size) const {
        const T scale = visitor.scale();
        for (std::size_t n = 0; n < size; ++n) {
            for (std::size_t r = 0; r < rows_at_once; r += part) {
                Part::store(factors[n] + r, Part::load(batch.x(from + n) + k + r) * scale);
            }
        }
    }
};

} // namespace simd

/// Whether several rows can be formed at once: of many examples, whose x lie in memory, for a visitor that takes lanes.
template <class T, std::size_t Columns, class Batch, class Visitor>
using FormsRowsAtOnce =
    std::integral_constant<bool, simd::shares_rows<T, Columns>() && Visitor::takes_lanes &&
                                     !std::is_same<decltype(std::declval<const Batch&>().count()), OneExample>::value &&
                                     std::is_same<decltype(std::declval<const Batch&>().x(0)), const T*>::value>;

template <std::size_t Rows, std::size_t Columns, class T, class Batch, class Visitor, class Target>
std::size_t rows_at_once_or_one(const Batch& batch, std::size_t k, std::size_t index, Visitor& visitor, Target target,
                                std::false_type) {
    outer_product_row<Columns, T>(batch, k, index, visitor, target);
    return 1;
}

template <std::size_t Rows, std::size_t Columns, class T, class Batch, class Visitor, class Target>
std::size_t rows_at_once_or_one(const Batch& batch, std::size_t k, std::size_t index, Visitor& visitor, Target target,
                                std::true_type) {
    using Formed = simd::OuterProductRows<T, Columns, Batch, Visitor>;
    if (Rows - k < simd::rows_at_once || !Formed{batch, k, index, visitor, batch.count()}.run()) {
        return rows_at_once_or_one<Rows, Columns, T>(batch, k, index, visitor, target, std::false_type{});
    }
    return simd::rows_at_once;
}

template <std::size_t Rows, std::size_t Columns, class T, class Batch, class Visitor, std::size_t RegisterBytes>
std::size_t outer_product_rows(const Batch& batch, std::size_t k, std::size_t index, Visitor& visitor,
                               Simd<RegisterBytes> target) {
    return rows_at_once_or_one<Rows, Columns, T>(batch, k, index, visitor, target,
                                                 FormsRowsAtOnce<T, Columns, Batch, Visitor>{});
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
