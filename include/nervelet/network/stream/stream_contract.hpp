// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_STREAM_STREAM_CONTRACT_HPP
#define NERVELET_NETWORK_STREAM_STREAM_CONTRACT_HPP

#include <array>
#include <cstddef>
#include <type_traits>

#include "../../core/lasting_reference.hpp"
#include "../../core/shape.hpp"
#include "../../network.hpp"
#include "../contract.hpp"
#include "../time_distributed.hpp"

namespace nervelet {
namespace detail {

/// Takes the place of a network once its error has been reported.
using StubOfStream = Network<float, Input<1, 1>, TimeDistributed<Dense<1>>>;

template <class InputShape>
struct IsSteps : std::false_type {};

template <std::size_t Steps, std::size_t Channels>
struct IsSteps<Shape<Steps, Channels>> : std::true_type {};

/// Whether the input of a network is steps x channels.
template <class Net, bool IsNetwork>
struct ReadsSteps : std::true_type {};

template <class Net>
struct ReadsSteps<Net, true> : IsSteps<typename Net::InputShape> {};

/// Net where it is a network over steps.
template <class Net>
constexpr auto check_streamed_network() {
    constexpr bool is_network = IsNetwork<Net>::value;
    static_assert(is_network, "Stream<Net>: expected the type of a network between the angle brackets, such as "
                              "Network<float, Input<16, 1>, GRU<16>, Dense<1>>; where there is a trainer, that of the "
                              "network that it trains. A QuantizedNetwork computes whole windows: net(x).");
    constexpr bool reads_steps = ReadsSteps<Net, is_network>::value;
    static_assert(reads_steps,
                  "Stream<Net>: expected a network over steps x channels, whose samples come one after the other: "
                  "Input<16, 3>, of a single channel Input<16, 1>. Numbers without steps and images go to net(x).");
    return TypeIdentity<std::conditional_t<is_network && reads_steps, Net, StubOfStream>>{};
}

/// The network of a Stream: one that outlives it.
template <class Net>
struct StreamedNetworkContract {
    template <class Other>
    static constexpr bool is_right() {
        constexpr bool is_network = IsA<Net, Other>::value || std::is_same<Net, StubOfStream>::value;
        static_assert(is_network, "Stream<Net>(net): expected the network of the type between the angle brackets.");
        constexpr bool has_name = std::is_lvalue_reference<Other>::value;
        static_assert(!is_network || has_name, "Stream<Net>(net): expected a network with a name, which outlives the "
                                               "stream: it keeps the address, and a temporary network is gone.");
        return IsA<Net, Other>::value && has_name;
    }
};

/// The error messages for a sample or an answer of a wrong type.
struct PushContract {
    template <class X>
    static constexpr void refuse_sample() {
        static_assert(AlwaysFalse<X>::value,
                      "stream.push(x, y): expected x as a Stream<Net>::Sample, one step: a std::array of the network's "
                      "scalar with a number for each channel, as in stream.push({temperature, light}, y).");
    }

    template <class Y>
    static constexpr void refuse_answer() {
        static_assert(AlwaysFalse<Y>::value,
                      "stream.push(x, y): expected y as a Stream<Net>::Output, which the answer is written to: a "
                      "std::array of the network's scalar, of one step where the network has an output for every one.");
    }
};

} // namespace detail
} // namespace nervelet

#endif
