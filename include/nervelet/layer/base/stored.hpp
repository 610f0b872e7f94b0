// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_STORED_HPP
#define NERVELET_LAYER_BASE_STORED_HPP

#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

#include "layer_list.hpp"

namespace nervelet {

namespace detail {

/// Whether the layers of Network that have parameters are, from Index on, of the shapes of the bound layers of a list.
template <class Network, std::size_t Index, class List, class = void>
struct HasLayers : std::false_type {};

template <class Network, std::size_t Index>
struct HasLayers<Network, Index, LayerList<>> : std::true_type {};

template <class Network, std::size_t Index, class First, class... Rest>
struct HasLayers<Network, Index, LayerList<First, Rest...>,
                 std::enable_if_t<(Index < Network::Layers::parameter_layer_count)>> {
    using Weights = decltype(std::declval<const Network&>().template weights<Index>());
    using Bias = decltype(std::declval<const Network&>().template bias<Index>());
    static constexpr bool value = Weights::rows == First::weight_rows && Weights::columns == First::weight_columns &&
                                  Weights::size() + Bias::size() == First::parameter_count &&
                                  HasLayers<Network, Index + 1, LayerList<Rest...>>::value;
};

/// How numbers lie in a constant. Here: in nothing that is known.
template <class Type, std::size_t Index, class = void>
struct StoredNumbers {
    using Number = void;
    static constexpr bool is_network = false;

    template <class Layer>
    static constexpr bool fit() {
        return false;
    }

    static constexpr const void* of(const Type&) { return nullptr; }
};

/// An array: the parameters of one layer, in the order of Network::parameters().
template <class T, std::size_t Size>
struct StoredNumbers<T[Size], 0> {
    using Number = T;
    static constexpr bool is_network = false;

    template <class Layer>
    static constexpr bool fit() {
        return Size == Layer::parameter_count;
    }

    static constexpr const T* of(const T (&numbers)[Size]) { return numbers; }
};

template <class T, std::size_t Size>
struct StoredNumbers<std::array<T, Size>, 0> : StoredNumbers<T[Size], 0> {
    static constexpr const T* of(const std::array<T, Size>& numbers) { return numbers.data(); }
};

/// A network: the parameters of its Index-th layer that has some, as net.weights<Index>() counts; of a recurrent layer
/// its two products.
template <class Network, std::size_t Index>
struct StoredNumbers<Network, Index, decltype(static_cast<void>(std::declval<typename Network::Layers>()))> {
    using Number = typename Network::Scalar;
    static constexpr bool is_network = true;

    template <class Layer>
    static constexpr bool fit() {
        return HasLayers<Network, Index, typename InsideOf<Layer>::type>::value;
    }

    static constexpr const Number* of(const Network& network) { return network.template weights<Index>().data(); }
};

} // namespace detail

/// The numbers of an object whose place the linker knows, as a type: a constexpr one lies in flash. Type is that of
/// object: a Network, of which the Index-th layer that has parameters is meant, or an array of one layer's parameters.
template <class Type, const Type& object, std::size_t Index = 0>
struct Stored {
    using Numbers = detail::StoredNumbers<std::remove_const_t<Type>, Index>;

    /// Whether they can be the parameters of Layer, for the scalar T.
    template <class Layer, class T>
    static constexpr bool fits() {
        return std::is_same<std::remove_const_t<typename Numbers::Number>, T>::value && Numbers::template fit<Layer>();
    }

    /// Whether they are those of a network with that layer, only of another scalar than T.
    template <class Layer, class T>
    static constexpr bool fits_converted() {
        return !std::is_same<std::remove_const_t<typename Numbers::Number>, T>::value && Numbers::is_network &&
               Numbers::template fit<Layer>();
    }

    /// Where they lie.
    static constexpr auto data() { return Numbers::of(object); }
};

} // namespace nervelet

#endif
