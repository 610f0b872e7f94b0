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

/// The layers of a network in two parts, of which each is a LayerList: Lower, those that learn nothing and draw no
/// random numbers, Last the last of them; and Upper, never empty, which reads numbers of a Shape.
template <class T, class InputShape, class Lower, class Last, class Shape, class Upper>
struct DividedLayers {
    using Features = detail::Features<typename KeptFeatures<Last>::template Value<T>, Shape::size, Lower, Last>;

    /// The layers above, as they are computed for Features.
    using FromFeatures = Chain<T, Shape, typename Joined<LayerList<detail::FromFeatures<Last>>, Upper>::type>;

    template <class X>
    static constexpr Features features(const T* parameters, const X& x) {
        Features features = uninitialized<Features>();
        TakeFeatures<Chain<T, InputShape, Lower>>::run(parameters, x.data(), features.values);
        return features;
    }

    /// Whether all of them run in an Arena.
    template <class Arena>
    static constexpr bool run_in() {
        return std::is_same<Lower, LayerList<Last>>::value &&
               std::is_same<Arena, typename KeptFeatures<Last>::Arena>::value;
    }

    /// Of the input in that arena, which is lost.
    template <class Arena>
    static constexpr Features features_in(Arena& arena) {
        Features features = uninitialized<Features>();
        KeptFeatures<Last>::take_from(arena, features.values);
        return features;
    }
};

/// There is nothing below: the first layer learns, is a Dropout, or is the only one.
template <class T, class InputShape, class Shape, class Upper>
struct DividedLayers<T, InputShape, LayerList<>, void, Shape, Upper> {
    using Features = NoFeatures;
    using FromFeatures = void;

    template <class Arena>
    static constexpr bool run_in() {
        return false;
    }

    template <class X>
    static constexpr Features features(const T*, const X&) {
        static_assert(AlwaysFalse<X>::value,
                      "net.features(x): expected a network whose first layers do not learn, such as Network<float, "
                      "Input<64>, Pretrained<Factory, factory, 1>, Dense<10, Softmax>>. The first layer of this one "
                      "learns, is a Dropout, or is the only one.");
        return {};
    }
};

/// Takes layer after layer from above to below.
template <class T, class InputShape, class Lower, class Last, class Shape, class Upper, class = void>
struct DivideLayers {
    using type = DividedLayers<T, InputShape, Lower, Last, Shape, Upper>;
};

template <class T, class InputShape, class... Lower, class Last, class Shape, class First, class Second, class... Rest>
struct DivideLayers<
    T, InputShape, LayerList<Lower...>, Last, Shape, LayerList<First, Second, Rest...>,
    std::enable_if_t<BoundLayer<First, T, Shape>::parameter_count == 0 && !std::is_base_of<UsesRandom, First>::value>>
    : DivideLayers<T, InputShape, LayerList<Lower..., First>, First, typename BoundLayer<First, T, Shape>::output_shape,
                   LayerList<Second, Rest...>> {};

/// What of the layers of Network, a LayerList, lies below the lowest that learns, and what above.
template <class T, class InputShape, class List>
using Divided = typename DivideLayers<T, InputShape, LayerList<>, void, InputShape, List>::type;

/// Whether Network reads an X, and how it is computed for one: here for its Input, which is the only X of most
/// networks.
template <class Network, class X>
struct Reading {
    static constexpr bool holds = std::is_same<X, typename Network::Input>::value;
    using Computed = typename Network::Computed;
};

/// Its Features.
template <class Network, class Value, std::size_t Count, class Lower, class Last>
struct Reading<Network, Features<Value, Count, Lower, Last>> {
    static constexpr bool holds =
        std::is_same<Features<Value, Count, Lower, Last>, typename Network::Features>::value &&
        !std::is_same<Last, void>::value;
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
template <class Value, std::size_t Count, class Lower, class Last, class Input>
struct InputContract<Features<Value, Count, Lower, Last>, Input> {
    static constexpr void refuse() {
        static_assert(AlwaysFalse<Input>::value,
                      "network(x), step(x, target): expected the Features of this network, which net.features(x) "
                      "gives, got those of another one, whose first layers are not the same.");
    }
};

/// The same where a network of bytes stands alone, whose Input are bytes.
template <class Value, std::size_t Count, class Lower, class Last, std::size_t Width>
struct InputContract<Features<Value, Count, Lower, Last>, std::array<std::int8_t, Width>> {
    static constexpr void refuse() {
        static_assert(AlwaysFalse<Value>::value,
                      "network(x) of a QuantizedNetwork: expected x as Net::Input, its bytes, got Features. Those are "
                      "read by the network of numbers above it, whose net.features(x) gave them.");
    }
};

/// Whether Network is one, and reads an X: an Input, its Features or bytes. Inside of Network, where nobody can ask yet
/// whether it is one, ask Reading.
template <class Network, class X, bool = IsNetwork<Network>::value>
struct Reads : std::integral_constant<bool, Reading<Network, X>::holds> {};

template <class Network, class X>
struct Reads<Network, X, false> : std::false_type {};

/// The error messages for an X that Network does not read.
template <class Network, class X, bool = Reads<Network, X>::value>
struct ReadingContract : InputContract<X, typename Network::Input> {};

template <class Network, class X>
struct ReadingContract<Network, X, true> {
    static constexpr void refuse() {}
};

} // namespace detail
} // namespace nervelet

#endif
