// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_DOT_HPP
#define NERVELET_KERNEL_PORTABLE_DOT_HPP

#include <cstddef>
#include <type_traits>
#include <utility>

#include "../../scalar/traits.hpp"
#include "../target.hpp"

namespace nervelet {
namespace kernel {

/// How a dot product of Size numbers is summed: eight lanes (j modulo 8) over the full eights, added as a tree; then
/// the rest, one after the other. The lanes are written out, so that scalar and vector machines add in the same order.
template <std::size_t Size>
struct DotOrder {
    static constexpr std::size_t lanes = 8;
    static constexpr std::size_t full = Size / lanes * lanes;
};

template <class A>
using SumOf = typename ScalarTraits<std::decay_t<decltype(std::declval<const A&>()[0])>>::Sum;

/// The lanes and their tree; without a full eight the first product.
template <std::size_t Size, class A, class B, std::size_t... Index>
constexpr SumOf<A> dot_of_lanes(const A& a, const B& b, std::index_sequence<Index...>) {
    using Sum = SumOf<A>;
    Sum lane[] = {Sum(a[Index]) * Sum(b[Index])...};
    for (std::size_t j = 8; j < DotOrder<Size>::full; j += 8) {
        const Sum unrolled[] = {(lane[Index] += Sum(a[j + Index]) * Sum(b[j + Index]))...};
        static_cast<void>(unrolled);
    }
    return ((lane[0] + lane[4]) + (lane[2] + lane[6])) + ((lane[1] + lane[5]) + (lane[3] + lane[7]));
}

template <std::size_t Size, class A, class B>
constexpr SumOf<A> dot_of_lanes(const A& a, const B& b, std::index_sequence<>) {
    return SumOf<A>(a[0]) * SumOf<A>(b[0]);
}

template <std::size_t Size, class A, class B>
constexpr SumOf<A> dot(const A& a, const B& b, Portable) {
    constexpr std::size_t full = DotOrder<Size>::full;
    SumOf<A> sum = dot_of_lanes<Size>(a, b, std::make_index_sequence<(full > 0 ? DotOrder<Size>::lanes : 0)>{});
    for (std::size_t j = full > 0 ? full : 1; j < Size; ++j) {
        sum += SumOf<A>(a[j]) * SumOf<A>(b[j]);
    }
    return sum;
}

} // namespace kernel
} // namespace nervelet

#endif
