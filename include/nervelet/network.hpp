// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_HPP
#define NERVELET_NETWORK_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "core/data_of.hpp"
#include "core/shape.hpp"
#include "core/uninitialized.hpp"
#include "layer/input.hpp"
#include "length.hpp"
#include "network/chain.hpp"
#include "network/contract.hpp"
#include "network/divided_layers.hpp"
#include "network/flatten.hpp"
#include "network/fuse.hpp"
#include "network/in_order.hpp"
#include "network/parameter_layer.hpp"
#include "network/scalar_contract.hpp"
#include "network/short_input.hpp"

namespace nervelet {

/// A network whose shape is its type: Network<float, Input<64>, Dense<32, ReLU>, Dense<10, Softmax>>.
/// An object holds the parameters and nothing else, in one array, layer after layer. They are all zero at first. It is
/// trivially copyable.
template <class T, class... Layers>
class Network : public decltype(detail::check_input<T, Layers...>())::type {};

/// Without a layer: an error.
template <class T, std::size_t... Dimensions>
class Network<T, nervelet::Input<Dimensions...>>
    : public decltype(detail::check_layers<T, nervelet::Input<Dimensions...>>())::type {};

/// With an Input and at least one layer.
template <class T, std::size_t... Dimensions, class First, class... Rest>
class Network<T, nervelet::Input<Dimensions...>, First, Rest...> {
public:
    using Scalar = detail::ScalarOfNetwork<T, First, Rest...>;                   ///< T
    using InputShape = typename nervelet::Input<Dimensions...>::shape;           ///< Shape<Dimensions...>
    using Descriptions = detail::NetworkLayers<First, Rest...>;                  ///< groups taken apart
    using Layers = detail::Chain<Scalar, InputShape, Descriptions>;              ///< bound to their shapes
    using Fused = detail::FusedLayers<Scalar, InputShape, Descriptions>;         ///< a convolution and its pool as one
    using Computed = detail::Chain<Scalar, InputShape, Fused>;                   ///< as they are run
    static constexpr std::size_t input_size = InputShape::size;                  ///< numbers in an Input
    static constexpr std::size_t output_size = Layers::Last::output_shape::size; ///< numbers in an Output
    static constexpr std::size_t parameter_count = Layers::parameter_count;      ///< weights and biases of all layers
    using Input = std::array<Scalar, input_size>;                                ///< an x
    using Output = std::array<Scalar, output_size>;                              ///< what net(x) returns, or a target
    using Divided = detail::Divided<Scalar, InputShape, Fused>;                  ///< those that learn, and those below
    using Features = typename Divided::Features;                                 ///< what net.features(x) returns
    using Parameters = std::array<Scalar, parameter_count>;                      ///< all weights and biases

    /// The output for x: an Input, Features, or bytes where the first layers are a QuantizedNetwork's. Dropout does
    /// nothing here.
    template <class X = Input, std::enable_if_t<detail::Reading<Network, X>::holds, int> = 0>
    constexpr Output operator()(const X& x) const {
        Output output = detail::uninitialized<Output>();
        detail::Reading<Network, X>::Computed::infer(parameters_.data(), x.data(), output);
        return output;
    }

    /// The same for a window of which only the first steps are real; the outputs of the other steps are 0. NaN for a
    /// length that is 0 or larger than the Input has steps.
    constexpr Output operator()(const Input& x, Length length) const {
        return detail::infer_short(*this, x, length.steps, detail::check_lengths<Network>());
    }

    /// Reports an x of a wrong type.
    template <class Other, std::enable_if_t<!detail::Reading<Network, Other>::holds, int> = 0>
    constexpr Output operator()(const Other&) const {
        detail::InputContract<Other, Input>::refuse();
        return Output{};
    }

    /// Reports an x in braces with fewer or more numbers than there are inputs.
    template <std::size_t Inputs, class = std::enable_if_t<detail::is_short_or_long<Input>(Inputs)>>
    constexpr Output operator()(const Scalar (&)[Inputs]) const {
        detail::InputContract<Scalar[Inputs], Input>::refuse();
        return Output{};
    }

    /// Reports numbers that are no x together, or none at all.
    template <class... Others, class = std::enable_if_t<sizeof...(Others) != 1>>
    constexpr Output operator()(const Others&...) const {
        static_assert(sizeof...(Others) == 1,
                      "network(x): expected one x, a Net::Input or its numbers in braces, as in "
                      "net({1, 2}); of a window how many steps are real may follow: net(x, Length{5}).");
        return Output{};
    }

    /// The same without the last layer's activation.
    template <class X = Input, std::enable_if_t<detail::Reading<Network, X>::holds, int> = 0>
    constexpr Output logits(const X& x) const {
        Output output = detail::uninitialized<Output>();
        detail::Reading<Network, X>::Computed::logits(parameters_.data(), x.data(), output);
        return output;
    }

    /// Reports an x of a wrong type.
    template <class Other, std::enable_if_t<!detail::Reading<Network, Other>::holds, int> = 0>
    constexpr Output logits(const Other&) const {
        detail::InputContract<Other, Input>::refuse();
        return Output{};
    }

    /// Reports an x in braces with fewer or more numbers than there are inputs.
    template <std::size_t Inputs, class = std::enable_if_t<detail::is_short_or_long<Input>(Inputs)>>
    constexpr Output logits(const Scalar (&)[Inputs]) const {
        detail::InputContract<Scalar[Inputs], Input>::refuse();
        return Output{};
    }

    /// What the layers below the lowest that learns say of x, see detail::Features: net(net.features(x)) is net(x).
    constexpr Features features(const Input& x) const { return Divided::features(parameters_.data(), x); }

    /// The same of bytes, where the first layers are a QuantizedNetwork's.
    template <std::size_t Count,
              std::enable_if_t<detail::Reading<Network, std::array<std::int8_t, Count>>::holds, int> = 0>
    constexpr Features features(const std::array<std::int8_t, Count>& x) const {
        return Divided::features(parameters_.data(), x);
    }

    /// The same of the input in the Arena of that QuantizedNetwork: in RAM that the linker knows, instead of as much of
    /// the stack. The input is lost.
    template <class Arena, std::enable_if_t<Divided::template run_in<Arena>(), int> = 0>
    constexpr Features features(Arena& arena) const {
        return Divided::features_in(arena);
    }

    /// Reports an x of a wrong type.
    template <class Other>
    constexpr Features features(const Other&) const {
        detail::InputContract<Other, Input>::refuse();
        return Features{};
    }

    /// All parameters: for each layer its weights row after row ([in][out]; of 16 bits [out][in]), then its biases.
    constexpr Parameters& parameters() & { return parameters_; }
    /// The same of a constant network.
    constexpr const Parameters& parameters() const& { return parameters_; }
    /// Those of a temporary network, such as merge(net).parameters(): a copy.
    constexpr Parameters parameters() const&& { return parameters_; }

    /// A MatrixView of the weights of layer Index, counted over the layers that have parameters: weights<0>()(in, out).
    template <std::size_t Index>
    constexpr auto weights() & {
        return detail::ParameterLayer<Index, Layers>::weights(detail::data_of(parameters_));
    }

    /// The same of a constant network.
    template <std::size_t Index>
    constexpr auto weights() const& {
        return detail::ParameterLayer<Index, Layers>::weights(detail::data_of(parameters_));
    }

    template <std::size_t Index>
    constexpr auto
    weights() const&& = delete; // expected a network with a name: a view of a temporary one would outlive it

    /// A VectorView of the biases of layer Index, counted over the layers that have parameters: bias<0>()[out].
    template <std::size_t Index>
    constexpr auto bias() & {
        return detail::ParameterLayer<Index, Layers>::bias(detail::data_of(parameters_));
    }

    /// The same of a constant network.
    template <std::size_t Index>
    constexpr auto bias() const& {
        return detail::ParameterLayer<Index, Layers>::bias(detail::data_of(parameters_));
    }

    template <std::size_t Index>
    constexpr auto
    bias() const&& = delete; // expected a network with a name: a view of a temporary one would outlive it

private:
    Parameters parameters_{};
};

} // namespace nervelet

#endif
