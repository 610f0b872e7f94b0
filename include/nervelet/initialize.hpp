// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_INITIALIZE_HPP
#define NERVELET_INITIALIZE_HPP

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include "core/random.hpp"
#include "core/type_identity.hpp"
#include "initializer/glorot_uniform.hpp"
#include "initializer/he_uniform.hpp"
#include "network/contract.hpp"

namespace nervelet {

namespace detail {

/// The default: HeUniform for a layer with an activation such as ReLU (is_rectifier), GlorotUniform for another.
struct ByActivation {};

/// The initializer of one layer.
template <class Initializer, class Layer>
struct InitializerOf {
    using type = Initializer;
};

/// By its activation.
template <class Layer>
struct InitializerOf<ByActivation, Layer> {
    using type = std::conditional_t<Layer::Activation::is_rectifier, HeUniform, GlorotUniform>;
};

/// Whether Initializer can draw a weight of type T.
template <class Initializer, class T, class = void>
struct IsInitializer : std::is_same<Initializer, ByActivation> {};

template <class Initializer, class T>
struct IsInitializer<Initializer, T,
                     typename MakeVoid<decltype(Initializer::template draw<T>(std::declval<Random&>(), std::size_t(),
                                                                              std::size_t()))>::type> : std::true_type {
};

/// Initializer where it is one, else the default.
template <class Initializer, class T>
constexpr auto check_initializer() {
    constexpr bool holds = IsInitializer<Initializer, T>::value;
    static_assert(holds,
                  "initialize<Initializer>(net, seed): expected an initializer, such as HeNormal or LeCunUniform, or "
                  "none for the usual choice. For one of your own imitate initializer/he_uniform.hpp.");
    return TypeIdentity<std::conditional_t<holds, Initializer, ByActivation>>{};
}

/// Initializes the layers that it visits.
template <class Initializer>
struct InitializeLayers {
    Random random;

    template <class Layer, class T>
    constexpr void visit(T* parameters) {
        Layer::template initialize<typename InitializerOf<Initializer, Layer>::type>(parameters, random);
    }
};

} // namespace detail

/// Draws all weights from the initializer and sets all biases to zero. The same seed gives the same network on every
/// machine. Without an initializer, HeUniform is taken for layers with ReLU and its like, GlorotUniform for others;
/// with one: initialize<LeCunNormal>(net, 7).
template <class Initializer = detail::ByActivation, class Network>
constexpr void initialize(Network& network, std::uint64_t seed) {
    using Checked = typename decltype(detail::check_initializer<Initializer, typename Network::Scalar>())::type;
    detail::InitializeLayers<Checked> initializer{Random(seed)};
    Network::Layers::for_each_layer(network.parameters().data(), initializer);
}

} // namespace nervelet

#endif
