// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_DIVIDED_LAYERS_HPP
#define NERVELET_NETWORK_DIVIDED_LAYERS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../core/random.hpp"
#include "../core/uninitialized.hpp"
#include "../layer/base/layer_list.hpp"
#include "chain.hpp"
#include "contract.hpp"
#include "features.hpp"

namespace nervelet {
namespace detail {

/// The layers of a network in two parts, of which each is a LayerList: Below, those that learn nothing and draw no
/// random numbers, Last the last of them; and Above, never empty, which reads numbers of a Shape.
template <class T, class InputShape, class Below, class Last, class Shape, class Above>
struct DividedLayers {
    using Features = detail::Features<typename KeptFeatures<Last>::template Value<T>, Shape::size, Below, Last>;

    /// The layers above, as they are computed for Features.
    using FromFeatures = Chain<T, Shape, typename Joined<LayerList<detail::FromFeatures<Last>>, Above>::type>;

    template <class X>
    static constexpr Features features(const T* parameters, const X& x) {
        Features features = uninitialized<Features>();
        TakeFeatures<Chain<T, InputShape, Below>>::run(parameters, x.data(), features.values);
        return features;
    }
};

/// There is nothing below.
template <class T, class InputShape, class Shape, class Above>
struct DividedLayers<T, InputShape, LayerList<>, void, Shape, Above> {
    using Features = NoFeatures;
    using FromFeatures = void;

    template <class X>
    static constexpr Features features(const T*, const X&) {
        static_assert(AlwaysFalse<X>::value,
                      "net.features(x): expected a network whose first layers do not learn, such as Network<float, "
                      "Input<64>, Pretrained<Factory, factory, 1>, Dense<10, Softmax>>. This one learns from its first "
                      "layer on, so that what it says of an x changes.");
        return {};
    }
};

/// Takes layer after layer from above to below.
template <class T, class InputShape, class Below, class Last, class Shape, class Above, class = void>
struct DivideLayers {
    using type = DividedLayers<T, InputShape, Below, Last, Shape, Above>;
};

template <class T, class InputShape, class... Below, class Last, class Shape, class First, class Second, class... Rest>
struct DivideLayers<
    T, InputShape, LayerList<Below...>, Last, Shape, LayerList<First, Second, Rest...>,
    std::enable_if_t<BoundLayer<First, T, Shape>::parameter_count == 0 && !std::is_base_of<UsesRandom, First>::value>>
    : DivideLayers<T, InputShape, LayerList<Below..., First>, First, typename BoundLayer<First, T, Shape>::output_shape,
                   LayerList<Second, Rest...>> {};

/// What of the layers of Network, a LayerList, lies below the lowest that learns, and what above.
template <class T, class InputShape, class List>
using Divided = typename DivideLayers<T, InputShape, LayerList<>, void, InputShape, List>::type;

/// How Network is computed for an X, and whether it can be, where that is no Input. Here: not.
template <class Network, class X>
struct Reading {
    static constexpr bool holds = false;
    using Computed = typename Network::Computed;
};

/// Its Features.
template <class Network, class Value, std::size_t Count, class Below, class Last>
struct Reading<Network, Features<Value, Count, Below, Last>> {
    static constexpr bool holds = std::is_same<Features<Value, Count, Below, Last>, typename Network::Features>::value;
    using Computed = typename Network::Divided::FromFeatures;
};

/// Bytes, which a constant network of bytes reads as they are.
template <class Network, std::size_t Count>
struct Reading<Network, std::array<std::int8_t, Count>> {
    static constexpr bool holds =
        Count == Network::input_size && KeptFeatures<typename Network::Layers::Description>::reads_bytes;
    using Computed = typename Network::Computed;
};

/// The error message for features that the network does not read.
template <class Value, std::size_t Count, class Below, class Last, class Input>
struct InputContract<Features<Value, Count, Below, Last>, Input> {
    static constexpr void refuse() {
        static_assert(AlwaysFalse<Input>::value,
                      "network(x), step(x, target): expected the Features of this network, which net.features(x) "
                      "gives, got those of another one, whose first layers are not the same.");
    }
};

/// Whether Network reads an X that is no Input. What is no network reads nothing.
template <class Network, class X, bool = IsNetwork<Network>::value>
struct ReadsOther : std::integral_constant<bool, Reading<Network, X>::holds> {};

template <class Network, class X>
struct ReadsOther<Network, X, false> : std::false_type {};

/// Whether Network reads an X: an Input, its Features or bytes.
template <class Network, class X>
struct Reads
    : std::integral_constant<bool, std::is_same<X, typename Network::Input>::value || ReadsOther<Network, X>::value> {};

} // namespace detail
} // namespace nervelet

#endif
