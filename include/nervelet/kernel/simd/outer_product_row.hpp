// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_OUTER_PRODUCT_ROW_HPP
#define NERVELET_KERNEL_SIMD_OUTER_PRODUCT_ROW_HPP

#include <cstdint>
#include <type_traits>
#include <utility>

#include "../../scalar/one_lane.hpp"
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

/// One row of a gradient, as OuterProductRow forms it, handed over in vectors: visitor.visit(lane, index, gradient).
template <class T, class Values, class Deltas, class Count, class Visitor>
struct OuterProductRow {
    const Values& value;
    const Deltas& deltas;
    Count count;
    Visitor& visitor;
    std::size_t index;

    /// Columns numbers from first on: as many groups of wide vectors as fit, then ever narrower ones.
    template <std::size_t Columns>
    void columns(std::size_t first) const {
        constexpr std::size_t lanes = WidestLanes<T, Columns>::value;
        constexpr std::size_t full = Columns / lanes;
        constexpr std::size_t tiles = full < registers_at_once ? full : registers_at_once;
        constexpr std::size_t done = tiles * lanes;
        group<lanes>(first, std::make_index_sequence<tiles>{});
        rest<Columns - done>(first + done, std::integral_constant<bool, (Columns > done)>{});
    }

private:
    static constexpr std::size_t slice = 64;

    /// Of a slice of the examples those whose factor is not zero, found without a branch that could be guessed wrongly.
    struct Factors {
        T values[slice];
        std::uint32_t examples[slice];
        std::size_t count;

        Factors(const Values& value, std::size_t from, std::size_t size) {
            std::size_t found = 0;
            for (std::size_t n = 0; n < size; ++n) {
                const T factor = value(from + n);
                values[found] = factor;
                examples[found] = static_cast<std::uint32_t>(n);
                found += factor != T(0) ? 1 : 0;
            }
            count = found;
        }
    };

    template <std::size_t Columns>
    void rest(std::size_t first, std::true_type) const {
        columns<Columns>(first);
    }

    template <std::size_t Columns>
    void rest(std::size_t, std::false_type) const {}

    template <std::size_t Width, std::size_t... Index>
    void group(std::size_t first, std::index_sequence<Index...>) const {
        using Lane = std::conditional_t<Width == 1, detail::OneLane<T>, LanesOfFormula<T, Width>>;
        const T head = value(0);
        const T* head_delta = deltas(0) + first;
        typename Lane::Type gradient[] = {head * Lane::load(head_delta + Index * Width)...};
        for (std::size_t from = 1; from < count; from += slice) {
            const Factors factors(value, from, count - from < slice ? count - from : slice);
            for (std::size_t i = 0; i < factors.count; ++i) {
                const T* delta = deltas(from + factors.examples[i]) + first;
                const int unrolled[] = {
                    (gradient[Index] += factors.values[i] * Lane::load(delta + Index * Width), 0)...};
                static_cast<void>(unrolled);
            }
        }
        const int unrolled[] = {(visitor.visit(Lane{}, index + first + Index * Width, gradient[Index]), 0)...};
        static_cast<void>(unrolled);
    }
};

} // namespace simd
} // namespace kernel
} // namespace nervelet

#endif

#endif
