// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_STREAM_STREAMED_RESIDUAL_HPP
#define NERVELET_NETWORK_STREAM_STREAMED_RESIDUAL_HPP

#include <array>
#include <cstddef>
#include <type_traits>

#include "../../core/uninitialized.hpp"
#include "../../layer/base/channels.hpp"
#include "../residual/residual_of.hpp"
#include "stream_chain.hpp"

namespace nervelet {
namespace detail {

/// z = x + f(x) of one sample, from y = f(x) in the place of z: as BoundSkip has it.
template <class T, class InputShape, class Description>
struct StreamedSkip {
    using Layer = BoundLayer<Description, T, InputShape>;

    template <class Sum>
    static constexpr void add(const T* own, const T* x, Sum& y) {
        Sum skip = uninitialized<Sum>();
        Layer::logits(own, x, skip.data());
        for (std::size_t j = 0; j < y.size(); ++j) {
            y[j] = skip[j] + y[j];
        }
    }
};

template <class T, class InputShape>
struct StreamedSkip<T, InputShape, IdentitySkip> {
    template <class Sum>
    static constexpr void add(const T*, const T* x, Sum& y) {
        for (std::size_t j = 0; j < y.size(); ++j) {
            y[j] += x[j];
        }
    }
};

/// A Residual over steps whose layers answer every sample at once, so that x and f(x) belong together.
template <class Description, class List, class Activation, class SkipKind, class T, std::size_t Steps,
          std::size_t Channels>
struct StreamedResidual {
    using InputShape = Shape<Steps, Channels>;
    using InnerChain = Chain<T, InputShape, List>;
    using Inner = StreamChain<T, InputShape, InnerChain>;
    using State = typename Inner::State;
    static constexpr std::size_t outputs = ChannelsOf<typename InnerChain::Last::output_shape>::value;
    using Scratch = std::array<T, outputs>;
    using Skip =
        StreamedSkip<T, Shape<1, Channels>, typename SkipOf<SkipKind, Shape<1, Channels>, Shape<1, outputs>>::type>;
    static constexpr bool is_in_step = true;

    static constexpr const T* push(const T* parameters, State& state, const T* x, Scratch& y) {
        Inner::push(parameters, state, x, y);
        Skip::add(parameters + InnerChain::parameter_count, x, y);
        Activation::template apply<outputs>(y.data());
        return y.data();
    }
};

template <class PlainList, class PlainActivation, class PlainSkip, class List, class Activation, class Skip, class T,
          std::size_t Steps, std::size_t Channels>
struct StreamedSteps<ResidualOf<PlainList, PlainActivation, PlainSkip>, ResidualOf<List, Activation, Skip>, T, Steps,
                     Channels> {
    using Residual = StreamedResidual<ResidualOf<List, Activation, Skip>, List, Activation, Skip, T, Steps, Channels>;

    static constexpr auto checked() {
        constexpr bool holds = Residual::Inner::is_in_step;
        static_assert(holds, "Stream<Net>: expected a Residual of layers that answer every sample, so that x and f(x) "
                             "come together: convolutions and pools with Causal and a stride of 1, GRU and LSTM with "
                             "EveryStep, TimeDistributed, LayerNorm<>, Dropout.");
        return TypeIdentity<std::conditional_t<holds, Residual, StreamStub<T>>>{};
    }
};

} // namespace detail
} // namespace nervelet

#endif
