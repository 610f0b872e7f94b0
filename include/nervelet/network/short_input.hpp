// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_SHORT_INPUT_HPP
#define NERVELET_NETWORK_SHORT_INPUT_HPP

#include <cstddef>
#include <type_traits>

#include "../layer/base/short_window.hpp"
#include "../scalar/fixed.hpp"
#include "../scalar/traits.hpp"
#include "divided_layers.hpp"
#include "steps_of_layers.hpp"

namespace nervelet {
namespace detail {

/// An Input of which the first steps are real, as a network reads it.
template <class Network>
struct ShortInput {
    const typename Network::Input* x;
    std::size_t steps;

    constexpr auto data() const {
        const typename Network::Scalar* const numbers = x->data();
        return WithSteps<typename Network::InputShape>::of(numbers, steps);
    }
};

template <class Network>
struct Reading<Network, ShortInput<Network>> {
    static constexpr bool holds = true;
    using Computed = typename Network::Computed;
};

/// Reports a network that has no use for the length of its input.
template <class Network>
constexpr auto check_lengths() {
    constexpr bool takes_scalar = !IsFixed<typename Network::Scalar>::value;
    static_assert(takes_scalar, "Network<Fixed16, ...>: windows that are shorter than the Input, with a Length, learn "
                                "and answer as float or double only: take an Input of as many steps as there are.");
    constexpr bool takes_steps = TakesLengths<typename Network::Layers, typename Network::InputShape>::value;
    static_assert(
        takes_steps,
        "net(x, Length{5}), step(x, target, Length{5}): expected a network over steps x channels in which a GRU "
        "or LSTM reads them, with only GRU, LSTM, TimeDistributed, LayerNorm<>, BatchNorm and Dropout where "
        "there are steps. Other layers, such as a Conv1D, a pool or a Dense, would mix real steps with those "
        "behind the length: give such a network whole windows.");
    constexpr bool holds = takes_scalar && takes_steps;
    return std::integral_constant<bool, holds>{};
}

/// Whether a network has at least so many steps, and there is one.
template <class Network>
constexpr bool is_length(std::size_t steps) {
    return steps > 0 && steps <= StepsIn<typename Network::InputShape>::value;
}

/// How many outputs Network has for x: all, which the compiler knows.
template <class Network, class X>
constexpr std::integral_constant<std::size_t, Network::output_size> real_outputs(const X&) {
    return {};
}

/// Of a short one those of its steps, where the network has outputs at every step.
template <class Network>
constexpr auto real_outputs(const ShortInput<Network>& x) {
    return WithSteps<typename Network::Layers::Last::output_shape>::size(x.steps);
}

/// The output for a short window: that of its steps, then zeros; NaN where there is no such length.
template <class Network>
constexpr typename Network::Output infer_short(const Network& network, const typename Network::Input& x,
                                               std::size_t steps, std::true_type) {
    const bool holds = is_length<Network>(steps);
    const ShortInput<Network> window{&x, holds ? steps : 1};
    typename Network::Output output = network(window);
    for (std::size_t j = holds ? std::size_t(real_outputs<Network>(window)) : 0; j < Network::output_size; ++j) {
        output[j] = holds ? typename Network::Scalar(0) : not_a_number<typename Network::Scalar>();
    }
    return output;
}

template <class Network>
constexpr typename Network::Output infer_short(const Network&, const typename Network::Input&, std::size_t,
                                               std::false_type) {
    return typename Network::Output{};
}

} // namespace detail
} // namespace nervelet

#endif
