// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_OUTER_PRODUCT_ROWS_HPP
#define NERVELET_KERNEL_SIMD_OUTER_PRODUCT_ROWS_HPP

#include <type_traits>
#include <utility>

#include "add_nonzero.hpp"
#include "outer_product_row.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// A few rows of a gradient, k and those behind it, as OuterProductRow forms each, so that every delta that is loaded
/// serves them all.
template <class T, std::size_t Columns, class X, class Deltas, class Visitor>
struct OuterProductRows {
    const X& x;
    std::size_t k;
    const Deltas& deltas;
    std::size_t count;
    Visitor& visitor;
    std::size_t index;

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
            columns<Columns, false>(0);
        } else if (is_short && !has_zero_row && total * T(fewest_for_a_zero) <= T(count * rows_at_once)) {
            columns<Columns, true>(0);
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
                sum += Part::load(x(n) + k + r) * scale == PartType{} ? PartType{} + T(1) : PartType{};
            }
            Part::store(zeros + r, sum);
        }
    }

    /// Columns numbers from first on: as many groups of wide vectors as fit, then ever narrower ones.
    template <std::size_t Rest, bool HasZeros>
    void columns(std::size_t first) const {
        constexpr std::size_t lanes = WidestLanes<T, Rest>::value;
        constexpr std::size_t tiles = Rest / lanes < tiles_at_once ? Rest / lanes : tiles_at_once;
        constexpr std::size_t groups = Rest / (tiles * lanes);
        constexpr std::size_t done = groups * tiles * lanes;
        for (std::size_t i = 0; i < groups; ++i) {
            group<lanes, tiles, HasZeros>(first + i * tiles * lanes, std::make_index_sequence<rows_at_once * tiles>{});
        }
        next<Rest - done, HasZeros>(first + done, std::integral_constant<bool, (Rest > done)>{});
    }

    template <std::size_t Rest, bool HasZeros>
    void next(std::size_t first, std::true_type) const {
        columns<Rest, HasZeros>(first);
    }

    template <std::size_t Rest, bool HasZeros>
    void next(std::size_t, std::false_type) const {}

    /// Index / TileCount is the row, Index % TileCount the tile.
    template <std::size_t Width, std::size_t TileCount, bool HasZeros, std::size_t... Index>
    void group(std::size_t first, std::index_sequence<Index...>) const {
        using Lane = std::conditional_t<Width == 1, detail::OneLane<T>, LanesOfFormula<T, Width>>;
        const T* head = deltas(0) + first;
        typename Lane::Type gradient[] = {x(0)[k + Index / TileCount] * visitor.scale() *
                                          Lane::load(head + Index % TileCount * Width)...};
        for (std::size_t from = 1; from < count; from += slice) {
            const std::size_t size = count - from < slice ? count - from : slice;
            T factors[slice][rows_at_once];
            form(factors, from, size);
            for (std::size_t n = 0; n < size; ++n) {
                const T* delta = deltas(from + n) + first;
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
                Part::store(factors[n] + r, Part::load(x(from + n) + k + r) * scale);
            }
        }
    }
};

} // namespace simd
} // namespace kernel
} // namespace nervelet

#endif

#endif
