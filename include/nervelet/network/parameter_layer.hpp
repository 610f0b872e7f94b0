// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_PARAMETER_LAYER_HPP
#define NERVELET_NETWORK_PARAMETER_LAYER_HPP

#include <cstddef>
#include <type_traits>

#include "matrix.hpp"

namespace nervelet {

namespace detail {

/// Index where there is such a layer, else 0.
template <std::size_t Index, std::size_t Count>
constexpr auto check_index() {
    static_assert(Index < Count, "net.weights<Index>(), net.bias<Index>(): expected an Index below the number of "
                                 "layers that have parameters. Index 0 is the first Dense; Dropout does not count.");
    return std::integral_constant<std::size_t, (Index < Count ? Index : 0)>{};
}

/// Finds layer Index, counted over the layers that have parameters. Offset: where the parameters of Chain begin.
template <std::size_t Index, class Chain, std::size_t Offset = 0, class = void>
struct FindParameterLayer : FindParameterLayer<Index - (Chain::Layer::parameter_count > 0 ? 1 : 0),
                                               typename Chain::Next, Offset + Chain::Layer::parameter_count> {};

/// It is the first layer of Chain.
template <std::size_t Offset, class Chain>
struct FindParameterLayer<0, Chain, Offset, std::enable_if_t<(Chain::Layer::parameter_count > 0)>> {
    using Layer = typename Chain::Layer;
    static constexpr std::size_t offset = Offset;
    static constexpr std::size_t weight_count = Layer::weight_rows * Layer::weight_columns;

    /// Its weights, in all parameters of the network.
    template <class T>
    static constexpr MatrixView<T, Layer::weight_rows, Layer::weight_columns> weights(T* parameters) {
        return MatrixView<T, Layer::weight_rows, Layer::weight_columns>(parameters + offset);
    }

    /// Its biases, in all parameters of the network.
    template <class T>
    static constexpr VectorView<T, Layer::parameter_count - weight_count> bias(T* parameters) {
        return VectorView<T, Layer::parameter_count - weight_count>(parameters + offset + weight_count);
    }
};

/// Layer Index, once it is checked that there is one.
template <std::size_t Index, class Chain>
struct ParameterLayer : FindParameterLayer<decltype(check_index<Index, Chain::parameter_layer_count>())::value, Chain> {
};

} // namespace detail

} // namespace nervelet

#endif
