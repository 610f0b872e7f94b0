// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STREAM_HPP
#define NERVELET_STREAM_HPP

#include <array>
#include <cstddef>
#include <type_traits>

#include "core/lasting_reference.hpp"
#include "core/shape.hpp"
#include "layer/base/channels.hpp"
#include "network/stream/stream_chain.hpp"
#include "network/stream/stream_contract.hpp"
#include "network/stream/streamed_residual.hpp"

namespace nervelet {

/// A network in use, sample by sample, with the work of one step each and a memory that does not grow:
///     Stream<Forecast> stream{net};         // keeps a reference to net and uses its parameters of the moment
///     Stream<Forecast>::Output y{};
///     if (stream.push({temperature}, y)) {} // one step; true where there is an answer, which then is in y
/// From reset() on the answers are, bit for bit, the outputs of the same layers over all samples, Input<Samples,
/// Channels>, position after position. Layers above what has no steps answer as often as what is below them:
/// - a recurrent layer that hands up its last state, GRU<Units>, hands up its state so far after every sample;
/// - a Dense over steps x channels goes on as a window over as many steps as the network has there: it answers once
///   these have come, and from then on every further one. So the first answer is net(x) of the first window, and where
///   only convolutions without padding, pools and layers of single steps are below it, each is net(x) of its window.
/// It keeps of a convolution or pool (Kernel - 1) Dilation samples of its input, of a GRU Units numbers and of an LSTM
/// 2 Units, of a Dense over steps its inputs, and a few counters.
template <class Net>
class Stream {
public:
    using Network = typename decltype(detail::check_streamed_network<Net>())::type;                  ///< Net
    using Scalar = typename Network::Scalar;                                                         ///< float, say
    static constexpr std::size_t channels = detail::ChannelsOf<typename Network::InputShape>::value; ///< of a sample
    static constexpr std::size_t outputs =
        detail::ChannelsOf<typename Network::Layers::Last::output_shape>::value; ///< of an answer
    using Sample = std::array<Scalar, channels>;                                 ///< one step: a number a channel
    using Output = std::array<Scalar, outputs>;                                  ///< an answer

    /// Keeps the address of net.
    explicit constexpr Stream(detail::LastingReference<const Network, detail::StreamedNetworkContract<Network>> net)
        : net_(net.address()) {}

    /// Takes the next sample. Whether there is an answer, which then is in y; else y stays as it is.
    constexpr bool push(const Sample& x, Output& y) {
        return Layers::push(net_->parameters().data(), state_, x.data(), y);
    }

    /// Reports a call without a place for the answer.
    template <class Refused = Network>
    constexpr bool push(const Sample&) {
        detail::PushContract::refuse_answer<Refused>();
        return false;
    }

    /// Reports a sample in braces with fewer or more numbers than there are channels.
    template <std::size_t Numbers, class = std::enable_if_t<detail::is_short_or_long<Sample>(Numbers)>>
    constexpr bool push(const Scalar (&)[Numbers], Output&) {
        detail::PushContract::refuse_sample<Scalar[Numbers]>();
        return false;
    }

    /// Reports a sample of a wrong type.
    template <class Other, std::enable_if_t<!std::is_same<Other, Sample>::value, int> = 0>
    constexpr bool push(const Other&, Output&) {
        detail::PushContract::refuse_sample<Other>();
        return false;
    }

    /// Reports an answer of a wrong type.
    template <class Other, std::enable_if_t<!std::is_same<Other, Output>::value, int> = 0>
    constexpr bool push(const Sample&, Other&) {
        detail::PushContract::refuse_answer<Other>();
        return false;
    }

    /// As if no sample had come.
    constexpr void reset() {
        const detail::ResetStream to_zero{};
        State::fields(state_, to_zero);
    }

    /// What it keeps, for save() and load().
    template <class Self, class Archive>
    static constexpr void fields(Self& self, Archive& archive) {
        State::fields(self.state_, archive);
    }

    /// Whether what archive reads can be kept by such a stream.
    template <class Archive>
    static constexpr bool allows(const Stream& self, Archive& archive) {
        return State::allows(self.state_, archive);
    }

private:
    using Layers = detail::StreamChain<Scalar, typename Network::InputShape, typename Network::Layers>;

public:
    using State = typename Layers::State; ///< what it keeps

private:
    const Network* net_;
    State state_{};
};

} // namespace nervelet

#endif
