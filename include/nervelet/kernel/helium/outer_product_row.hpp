// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_OUTER_PRODUCT_ROW_HPP
#define NERVELET_KERNEL_HELIUM_OUTER_PRODUCT_ROW_HPP

#include <type_traits>
#include <utility>

#include "../../scalar/one_lane.hpp"
#include "../one_example.hpp"
#include "../portable/outer_product_row.hpp"
#include "lanes.hpp"

#if defined(NERVELET_HAS_HELIUM)

namespace nervelet {
namespace kernel {
namespace helium {

/// A row of a gradient, kernel::OuterProductRow, handed over four numbers at a time, and the last one to three one by
/// one: visit.visit(lane, index, gradient). Of one example one register after the other is formed, because a long
/// formula wants the others; of many, four at once share the question whether x is zero.
template <class Row, std::size_t Columns>
struct RowInLanes {
    const Row& row;

    __attribute__((always_inline)) void run() const {
        constexpr bool is_one_example = std::is_same<decltype(row.count()), OneExample>::value;
        constexpr std::size_t registers_at_once = is_one_example ? 1 : 4;
        constexpr std::size_t together = 4 * registers_at_once;
        constexpr std::size_t in_groups = Columns / together * together;
        constexpr std::size_t in_registers = Columns / 4 * 4;
        for (std::size_t j = 0; j < in_groups; j += together) {
            group<Lanes>(j, std::make_index_sequence<registers_at_once>{});
        }
        for (std::size_t j = in_groups; j < in_registers; j += 4) {
            group<Lanes>(j, std::index_sequence<0>{});
        }
        for (std::size_t j = in_registers; j < Columns; ++j) {
            group<detail::OneLane<float>>(j, std::index_sequence<0>{});
        }
    }

private:
    template <class Lane, std::size_t... Index>
    void group(std::size_t first, std::index_sequence<Index...>) const {
        const float head = row.factor(0);
        const float* head_delta = row.delta(0) + first;
        typename Lane::Type gradient[] = {head * Lane::load(head_delta + 4 * Index)...};
        for (std::size_t n = 1; n < row.count(); ++n) {
            const float factor = row.factor(n);
            if (factor != 0.0f) {
                const float* delta = row.delta(n) + first;
                const int unrolled[] = {(gradient[Index] += factor * Lane::load(delta + 4 * Index), 0)...};
                static_cast<void>(unrolled);
            }
        }
        const int unrolled[] = {(row.visit.visit(Lane{}, row.index + first + 4 * Index, gradient[Index]), 0)...};
        static_cast<void>(unrolled);
    }
};

} // namespace helium

template <std::size_t Columns, class Batch, class Visitor>
void form_row(const OuterProductRow<float, Columns, Batch, Visitor>& row, std::true_type, Helium) {
    helium::RowInLanes<OuterProductRow<float, Columns, Batch, Visitor>, Columns>{row}.run();
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
