// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_PARAMETER_LAYER_HPP
#define NERVELET_NETWORK_PARAMETER_LAYER_HPP

#include <cstddef>
#include <type_traits>

#include "../layer/base/layer_list.hpp"
#include "matrix.hpp"

namespace nervelet {

namespace detail {

/// Index where there is such a layer, else 0.
template <std::size_t Index, std::size_t Count>
constexpr auto check_index() {
    static_assert(Index < Count,
                  "net.weights<Index>(), net.bias<Index>(): expected an Index below the number of "
                  "layers that have parameters. Index 0 is the first Dense; Dropout does not count, and a GRU "
                  "or an LSTM counts as two.");
    return std::integral_constant<std::size_t, (Index < Count ? Index : 0)>{};
}

/// Finds layer Index of a list of bound layers, counted over those that have parameters. Offset: where the parameters
/// of the list begin.
template <std::size_t Index, class List, std::size_t Offset = 0, class = void>
struct FindParameterLayer;

template <std::size_t Index, class First, class... Rest, std::size_t Offset, class Condition>
struct FindParameterLayer<Index, LayerList<First, Rest...>, Offset, Condition>
    : FindParameterLayer<Index - (First::parameter_count > 0 ? 1 : 0), LayerList<Rest...>,
                         Offset + First::parameter_count> {};

/// It is the first one.
template <class First, class... Rest, std::size_t Offset>
struct FindParameterLayer<0, LayerList<First, Rest...>, Offset, std::enable_if_t<(First::parameter_count > 0)>> {
    using Layer = First;
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
struct ParameterLayer : FindParameterLayer<decltype(check_index<Index, Chain::parameter_layer_count>())::value,
                                           typename Chain::AllLayers> {};

/// Whether the first Count layers of a list that have parameters have them in the shapes of those of another list above
/// its first Skipped ones.
template <class List, class OtherList, std::size_t Count, std::size_t Skipped>
struct SameParameterLayers {
    using Layer = typename FindParameterLayer<Count - 1, List>::Layer;
    using Other = typename FindParameterLayer<Skipped + Count - 1, OtherList>::Layer;
    static constexpr bool value = Layer::weight_rows == Other::weight_rows &&
                                  Layer::weight_columns == Other::weight_columns &&
                                  Layer::parameter_count == Other::parameter_count &&
                                  SameParameterLayers<List, OtherList, Count - 1, Skipped>::value;
};

template <class List, class OtherList, std::size_t Skipped>
struct SameParameterLayers<List, OtherList, 0, Skipped> : std::true_type {};

/// Whether Network has the parameters of the layers of Other above its first Skipped ones, in the same shapes.
template <class Network, class Other, std::size_t Skipped = 0,
          bool SameCount = Skipped + Network::Layers::parameter_layer_count == Other::Layers::parameter_layer_count>
struct SameParameters : std::false_type {};

template <class Network, class Other, std::size_t Skipped>
struct SameParameters<Network, Other, Skipped, true>
    : SameParameterLayers<typename Network::Layers::AllLayers, typename Other::Layers::AllLayers,
                          Network::Layers::parameter_layer_count, Skipped> {};

} // namespace detail

} // namespace nervelet

#endif
