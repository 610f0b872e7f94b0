// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_RANGE_OF_HPP
#define NERVELET_RANGE_OF_HPP

#include <array>
#include <cstddef>
#include <type_traits>

#include "convert.hpp"
#include "core/math/bits.hpp"
#include "network/contract.hpp"
#include "network/quantized/samples.hpp"
#include "network/range_observers.hpp"
#include "network/range_report.hpp"
#include "network/ranged_layers.hpp"
#include "network/scalar_contract.hpp"
#include "network/steps_of_layers.hpp"

namespace nervelet {

namespace detail {

/// The most fraction bits, up to `most`, with which a number of 16 bits is nearer to this magnitude than its limit; 0
/// where none do.
constexpr int bits_that_hold(float magnitude, int most) {
    int bits = most;
    while (bits > 0 && !(magnitude < 32766.5f * math::power_of_two<float>(-bits))) {
        --bits;
    }
    return bits;
}

/// Says which bits hold what was seen, times the margin. product: the largest sum of products.
template <std::size_t Layers>
constexpr void choose_bits(RangeReport<Layers>& report, float product, float margin) {
    float parameter = 0.0f;
    float activation = report.input;
    for (std::size_t i = 0; i < Layers; ++i) {
        take_larger(parameter, report.weight[i]);
        take_larger(parameter, report.bias[i]);
        take_larger(activation, report.activation[i]);
    }
    report.weight_bits = bits_that_hold(parameter * margin, Fixed16::weight_bits);
    int bits = bits_that_hold(activation * margin, Fixed16::activation_bits);
    while (bits > 0 && !(product * margin < math::power_of_two<float>(31 - report.weight_bits - bits))) {
        --bits;
    }
    report.activation_bits = bits;
}

/// The Fixed that a network is checked for: the one that is asked for, else its own, else Fixed16.
template <class Asked, class Scalar>
constexpr auto check_range_scalar() {
    constexpr bool holds = IsFixed<Asked>::value || std::is_void<Asked>::value;
    static_assert(holds, "range_of<T>(net, samples): expected a T of 16 bits, as in range_of<Fixed<12, 11>>(net, "
                         "samples), or none.");
    using Own = std::conditional_t<IsFixed<Scalar>::value, Scalar, Fixed16>;
    return TypeIdentity<std::conditional_t<IsFixed<Asked>::value, Asked, Own>>{};
}

/// What becomes of a frozen layer, so that it shows.
struct ToStubLayer {
    template <class Description>
    using apply = StubLayer;
};

/// Whether a layer shows all numbers that 16 bits could saturate: a GRU has sums inside of its steps.
template <class Description>
struct ShowsRange : std::integral_constant<bool, !IsRecurrent<Description>::value> {};

/// Whether all layers of a list do.
template <class List>
struct AllShowRange : std::true_type {};

template <class First, class... Rest>
struct AllShowRange<LayerList<First, Rest...>>
    : std::integral_constant<bool, ShowsRange<First>::value && AllShowRange<LayerList<Rest...>>::value> {};

template <class List, class Activation, class Skip>
struct ShowsRange<ResidualOf<List, Activation, Skip>> : AllShowRange<List> {};

/// Whether Type is a network whose layers compute in 16 bits, and have their parameters with them.
template <class Type, bool IsNetwork = IsNetwork<Type>::value>
struct IsRanged : std::false_type {};

template <class Type>
struct IsRanged<Type, true>
    : std::integral_constant<bool, HaveScalar<Fixed16, typename Type::Descriptions>::value &&
                                       AllShowRange<typename Type::Descriptions>::value &&
                                       std::is_same<typename MapFrozen<typename Type::Descriptions, ToStubLayer>::type,
                                                    typename Type::Descriptions>::value> {};

template <class Type>
constexpr void refuse_ranged(std::true_type) {
    static_assert(
        AlwaysFalse<Type>::value,
        "range_of(net, samples): expected a network of layers that compute in 16 bits, those of a "
        "Network<Fixed16, ...>. Of a network with a BatchNorm or frozen layers range_of(merge(net), samples). "
        "A GRU does not show the sums inside of its steps; what they are at most its weights say.");
}

template <class Type>
constexpr void refuse_ranged(std::false_type) {
    check_network<Type>();
}

} // namespace detail

/// Which fraction bits a network needs in 16 bits, and what saturates: a RangeReport. The network, of floats or of 16
/// bits, runs twice for each sample, an input as in use: in float, which gives the magnitudes, and in 16 bits, which
/// gives the counts. Those are of the network's own scalar, and of Fixed16 for one of floats; with another one as
/// template argument, range_of<T>(net, samples), of that. samples: a std::array<Net::Input, 50>, another array of
/// inputs, or a source of examples.
/// weight_bits and activation_bits hold every parameter and every activation times the margin. By default that is half
/// as much again, for a network that goes on learning, and for inputs that were not seen; one that does not learn, of
/// which the samples are all that it may see, needs 1. Sums of products have both together in 32 bits: where these do
/// not hold the largest one, such as the logits of a Softmax, there are fewer bits for activations. What only training
/// makes, gradients and what Dropout scales, is not seen. A check for a program on a PC, or for the compiler.
template <class Asked = void, class Network, class Samples, std::enable_if_t<detail::IsRanged<Network>::value, int> = 0>
constexpr auto range_of(const Network& network, const Samples& samples, float margin = 1.5f) {
    using T = typename decltype(detail::check_range_scalar<Asked, typename Network::Scalar>())::type;
    using FloatLayers = detail::RangedLayers<float, typename Network::InputShape, typename Network::Descriptions>;
    using ShortLayers = detail::RangedLayers<T, typename Network::InputShape, typename Network::Descriptions>;
    using SamplesOf = decltype(detail::check_samples<Network, Samples>());
    const auto of_float = convert<float>(network);
    const auto of_16_bits = convert<T>(network);
    RangeReport<FloatLayers::count> report{};
    float product = 0.0f;
    detail::Magnitudes<T, FloatLayers::count> magnitudes{report, product};
    detail::Saturations<FloatLayers::count> saturations{report};
    for (std::size_t i = 0; i < SamplesOf::size(samples); ++i) {
        const auto x = convert<float>(SamplesOf::input(samples, i));
        const auto x_of_16_bits = convert<T>(SamplesOf::input(samples, i));
        auto y = detail::uninitialized<std::array<float, Network::output_size>>();
        auto y_of_16_bits = detail::uninitialized<std::array<T, Network::output_size>>();
        detail::take_larger<Network::input_size>(report.input, x.data());
        report.saturated_inputs += detail::count_at_limit<Network::input_size>(x_of_16_bits.data());
        FloatLayers::template run<0>(of_float.parameters().data(), x.data(), magnitudes, y);
        ShortLayers::template run<0>(of_16_bits.parameters().data(), x_of_16_bits.data(), saturations, y_of_16_bits);
    }
    if (SamplesOf::size(samples) > 0) {
        detail::choose_bits(report, product, margin);
    }
    return report;
}

/// Reports what is no network, or one whose layers do not compute in 16 bits.
template <class Asked = void, class Other, class Samples, class... Margin,
          std::enable_if_t<!detail::IsRanged<Other>::value, int> = 0>
constexpr RangeReport<1> range_of(const Other&, const Samples&, const Margin&...) {
    detail::refuse_ranged<Other>(detail::IsNetwork<Other>{});
    return {};
}

} // namespace nervelet

#endif
