// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_PARAMETER_PAIRS_HPP
#define NERVELET_NETWORK_PARAMETER_PAIRS_HPP

#include <cstddef>
#include <utility>

namespace nervelet {
namespace detail {

template <std::size_t Index, class First, class Second, class Function>
constexpr void for_each_pair_of_layer(First& first, Second& second, Function& function) {
    const auto weights = first.template weights<Index>();
    const auto other_weights = second.template weights<Index>();
    for (std::size_t row = 0; row < weights.rows; ++row) {
        for (std::size_t column = 0; column < weights.columns; ++column) {
            function(weights(row, column), other_weights(row, column));
        }
    }
    const auto bias = first.template bias<Index>();
    const auto other_bias = second.template bias<Index>();
    for (std::size_t j = 0; j < bias.size(); ++j) {
        function(bias[j], other_bias[j]);
    }
}

template <class First, class Second, class Function, std::size_t... Index>
constexpr void for_each_pair(First& first, Second& second, Function& function, std::index_sequence<Index...>) {
    const int in_order[] = {(for_each_pair_of_layer<Index>(first, second, function), 0)..., 0};
    static_cast<void>(in_order);
}

/// Calls function(a, b) for every parameter of two networks of the same layers, weight by weight, because scalars keep
/// them in different orders.
template <class First, class Second, class Function>
constexpr void for_each_parameter_pair(First& first, Second& second, Function& function) {
    for_each_pair(first, second, function, std::make_index_sequence<First::Layers::parameter_layer_count>{});
}

} // namespace detail
} // namespace nervelet

#endif
