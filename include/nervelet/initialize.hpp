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

/// Whether Given, in the form of forwarding references, can be initialized, and the error messages where it cannot.
template <class... Given>
struct InitializeContract {
    static constexpr bool holds = false;

    static constexpr void refuse() {
        static_assert(AlwaysFalse<Given...>::value,
                      "initialize(net, seed): expected a network and a seed, as in initialize(net, 7). An initializer "
                      "goes between angle brackets: initialize<HeNormal>(net, 7).");
    }
};

template <class Network, class Seed>
struct InitializeContract<Network, Seed> {
    static constexpr bool is_network = IsNetwork<std::decay_t<Network>>::value;
    static constexpr bool can_change =
        std::is_lvalue_reference<Network>::value && !std::is_const<std::remove_reference_t<Network>>::value;
    static constexpr bool is_seed = std::is_integral<std::decay_t<Seed>>::value;
    static constexpr bool holds = is_network && can_change && is_seed;

    static constexpr void refuse() {
        static_assert(is_network, "initialize(net, seed): expected a network first, one of a type such as "
                                  "Network<float, Input<2>, Dense<1, Sigmoid>>.");
        static_assert(can_change || !is_network,
                      "initialize(net, seed): expected a network whose parameters can change, got a constant or a "
                      "temporary one. Give it a name, without const or constexpr: static Net net;");
        static_assert(is_seed || !can_change || !is_network,
                      "initialize(net, seed): expected a whole number as the seed, as in initialize(net, 7).");
    }
};

/// Initializes the layers that it visits.
template <class Initializer>
struct InitializeLayers {
    Random random;

    template <class Layer, class T>
    constexpr void visit(T* parameters) {
        Layer::template initialize<typename InitializerOf<Initializer, Layer>::type>(parameters, random);
    }
};

/// Looks for layers whose weights are all zero.
struct FindZeroWeights {
    bool found;

    template <class Layer, class T>
    constexpr void visit(const T* parameters) {
        constexpr std::size_t weights = Layer::weight_rows * Layer::weight_columns;
        bool is_zero = weights > 0;
        for (std::size_t i = 0; i < weights; ++i) {
            is_zero = is_zero && parameters[i] == T(0);
        }
        found = found || is_zero;
    }
};

} // namespace detail

/// Draws all weights from the initializer and sets all biases to zero, but those of an LSTM's forget gates. The same
/// seed gives the same network on every machine. Without an initializer, HeUniform is taken for layers with ReLU and
/// its like, GlorotUniform for others; with one: initialize<LeCunNormal>(net, 7).
template <class Initializer = detail::ByActivation, class Network>
constexpr std::enable_if_t<detail::InitializeContract<Network&, std::uint64_t>::holds> initialize(Network& network,
                                                                                                  std::uint64_t seed) {
    using Checked = typename decltype(detail::check_initializer<Initializer, typename Network::Scalar>())::type;
    detail::InitializeLayers<Checked> initializer{Random(seed)};
    Network::Layers::for_each_layer(network.parameters().data(), initializer);
}

/// False where the weights of a layer are all zero, as in a network that was never initialized or loaded: its units are
/// all equal and stay so, and below another layer they learn nothing. A network with initialize() or a load() behind it
/// gives true, so this is for an assertion or a message at start-up. It is no error as such: a single layer can start
/// from zero, and Zero is an initializer.
template <class Network>
constexpr bool is_initialized(const Network& network) {
    detail::FindZeroWeights zero_weights{false};
    Network::Layers::for_each_layer(network.parameters().data(), zero_weights);
    return !zero_weights.found;
}

/// Reports arguments that are no network and seed.
template <class Initializer = detail::ByActivation, class... Given>
constexpr std::enable_if_t<!detail::InitializeContract<Given...>::holds> initialize(Given&&...) {
    detail::InitializeContract<Given...>::refuse();
}

} // namespace nervelet

#endif
