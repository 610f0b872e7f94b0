// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_RANK_HPP
#define NERVELET_LAYER_BASE_RANK_HPP

#include <cstddef>
#include <type_traits>

namespace nervelet {
namespace detail {

/// Rank where it is one, else 1.
template <std::size_t Rank>
constexpr auto check_rank() {
    static_assert(Rank > 0, "LowRank<Layer, Rank>: expected a Rank of at least 1; 1 to 8 are usual.");
    return std::integral_constant<std::size_t, (Rank > 0 ? Rank : 1)>{};
}

/// Rank where it is not too large, else 1.
template <std::size_t Rank, std::size_t Inputs, std::size_t Outputs>
constexpr auto check_largest_rank() {
    constexpr bool holds = Rank <= Inputs && Rank <= Outputs;
    static_assert(
        holds,
        "LowRank<Layer, Rank>: expected a Rank of at most the rows and the columns of the layer's weights, which are "
        "the inputs (of a convolution those of a window, of a GRU or LSTM its units) and the units; with a larger one "
        "the whole matrix would be cheaper.");
    return std::integral_constant<std::size_t, (holds ? Rank : 1)>{};
}

} // namespace detail
} // namespace nervelet

#endif
