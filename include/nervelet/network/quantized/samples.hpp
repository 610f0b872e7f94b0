// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_SAMPLES_HPP
#define NERVELET_NETWORK_QUANTIZED_SAMPLES_HPP

#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

#include "../contract.hpp"

namespace nervelet {
namespace detail {

/// Calibration samples as size() inputs of a network: how they are in Samples. Here they are none.
template <class Samples, class Input, class = void>
struct SamplesOf {
    static constexpr bool holds = false;
    static constexpr std::size_t size(const Samples&) { return 0; }
    static constexpr Input input(const Samples&, std::size_t) { return Input{}; }
};

/// Whether an element of an array, or input(i) of a source, is an Input.
template <class Element, class Input>
using IfInput = std::enable_if_t<std::is_same<std::decay_t<Element>, Input>::value>;

/// A source of examples.
template <class Samples, class Input>
struct SamplesOf<
    Samples, Input,
    IfInput<decltype(std::declval<const Samples&>().input(std::declval<const Samples&>().size())), Input>> {
    static constexpr bool holds = true;
    static constexpr std::size_t size(const Samples& samples) { return samples.size(); }
    static constexpr decltype(auto) input(const Samples& samples, std::size_t i) { return samples.input(i); }
};

/// Whether a type says that it has no element.
template <class Samples>
struct IsEmptyArray : std::false_type {};

template <class Element>
struct IsEmptyArray<std::array<Element, 0>> : std::true_type {};

/// A std::array, or what has elements as one has.
template <class Samples, class Input>
struct SamplesOf<Samples, Input,
                 IfInput<decltype(std::declval<const Samples&>()[std::declval<const Samples&>().size()]), Input>> {
    static constexpr bool holds = !IsEmptyArray<Samples>::value;
    static constexpr std::size_t size(const Samples& samples) { return samples.size(); }
    static constexpr decltype(auto) input(const Samples& samples, std::size_t i) { return samples[i]; }
};

/// An array of the language.
template <class Input, std::size_t Count>
struct SamplesOf<Input[Count], Input, void> {
    using Samples = Input[Count];
    static constexpr bool holds = true;
    static constexpr std::size_t size(const Samples&) { return Count; }
    static constexpr const Input& input(const Samples& samples, std::size_t i) { return samples[i]; }
};

/// How Samples are calibration samples for Network, once that is checked.
template <class Network, class Samples>
constexpr auto check_samples() {
    using Checked = SamplesOf<Samples, typename Network::Input>;
    static_assert(
        Checked::holds,
        "quantize(net, samples), range_of(net, samples): expected at least one calibration sample, in an array such as "
        "std::array<Net::Input, 50> or a source of examples such as Examples<Net::Input, Label, 50>.");
    return Checked{};
}

} // namespace detail
} // namespace nervelet

#endif
