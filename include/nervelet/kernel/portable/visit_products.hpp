// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_VISIT_PRODUCTS_HPP
#define NERVELET_KERNEL_PORTABLE_VISIT_PRODUCTS_HPP

#include <cstddef>
#include <type_traits>
#include <utility>

#include "../target.hpp"
#include "block.hpp"

namespace nervelet {
namespace kernel {

/// How many visits are written out one after the other. Where a multiplication is a call, there is nothing to win by
/// more than one, and a visit may be a square root by digits.
template <class T>
constexpr std::size_t visits_at_once() {
    return std::is_same<Best<T>, Soft>::value ? 1 : block_width;
}

/// One block of a row of one example's gradient: visit(index + j, factor delta[j]). Everything that a visit calls is
/// compiled into it, at -Os, too: else a call for each parameter would take half as long again as the optimizer's
/// formula.
template <class T, class Visitor>
struct VisitProducts {
    T factor;
    const T* delta;
    Visitor& visit;
    std::size_t index;

    template <std::size_t... Index>
    [[gnu::flatten]] constexpr void operator()(std::size_t first, std::index_sequence<Index...>) const {
        const int unrolled[] = {(visit(index + first + Index, factor * delta[first + Index]), 0)...};
        static_cast<void>(unrolled);
    }
};

} // namespace kernel
} // namespace nervelet

#endif
