// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_STREAM_STREAMED_RESIDUAL_HPP
#define NERVELET_NETWORK_STREAM_STREAMED_RESIDUAL_HPP

#include <array>
#include <cstddef>
#include <type_traits>

#include "../../core/uninitialized.hpp"
#include "../../layer/base/channels.hpp"
#include "../../layer/frozen.hpp"
#include "../../scalar/fixed.hpp"
#include "../residual/fixed_skip.hpp"
#include "../residual/residual_of.hpp"
#include "stream_chain.hpp"

namespace nervelet {
namespace detail {

/// y = Activation(skip(x) + f) of one sample, where f may be in the place of y: as BoundSkip has it. Here the skip is a
/// layer, Description.
template <class T, class InputShape, class OutputShape, class Description>
struct StreamedSkip {
    using Layer = BoundLayer<Description, T, InputShape>;

    template <class Activation, class Sum>
    static constexpr void add(const T* own, const T* x, const T* f, Sum& y) {
        Sum skip = uninitialized<Sum>();
        Layer::logits(own, x, skip.data());
        for (std::size_t j = 0; j < OutputShape::size; ++j) {
            y[j] = skip[j] + f[j];
        }
        Activation::template apply<OutputShape::size>(y.data());
    }
};

template <class T, class InputShape, class OutputShape>
struct StreamedSkip<T, InputShape, OutputShape, IdentitySkip> {
    template <class Activation, class Sum>
    static constexpr void add(const T*, const T* x, const T* f, Sum& y) {
        for (std::size_t j = 0; j < OutputShape::size; ++j) {
            y[j] = f[j] + x[j];
        }
        Activation::template apply<OutputShape::size>(y.data());
    }
};

/// In 16 bits it is that of the Residual.
template <class T, class InputShape, class OutputShape, class Description>
using SkipOfStream = std::conditional_t<IsFixed<T>::value, FixedSkip<T, InputShape, OutputShape, Description>,
                                        StreamedSkip<T, InputShape, OutputShape, Description>>;

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
    using Skip = SkipOfStream<T, Shape<1, Channels>, Shape<1, outputs>,
                              typename SkipOf<SkipKind, Shape<1, Channels>, Shape<1, outputs>>::type>;
    static constexpr bool is_in_step = true;

    static constexpr const T* push(const T* parameters, State& state, const T* x, Scratch& y) {
        Inner::push(parameters, state, x, y);
        Skip::template add<Activation>(parameters + InnerChain::parameter_count, x, y.data(), y);
        return y.data();
    }
};

/// Streamed where Residual can be one, else what takes the place of a layer that has been refused.
template <class Residual, class Streamed, class T>
constexpr auto check_streamed_residual() {
    constexpr bool holds = Residual::Inner::is_in_step;
    static_assert(holds, "Stream<Net>: expected a Residual of layers that answer every sample, so that x and f(x) "
                         "come together: convolutions and pools with Causal and a stride of 1, GRU and LSTM with "
                         "EveryStep, TimeDistributed, LayerNorm<>, Dropout.");
    return TypeIdentity<std::conditional_t<holds, Streamed, StreamStub<T>>>{};
}

template <class PlainList, class PlainActivation, class PlainSkip, class List, class Activation, class Skip, class T,
          std::size_t Steps, std::size_t Channels>
struct StreamedSteps<ResidualOf<PlainList, PlainActivation, PlainSkip>, ResidualOf<List, Activation, Skip>, T, Steps,
                     Channels> {
    using Residual = StreamedResidual<ResidualOf<List, Activation, Skip>, List, Activation, Skip, T, Steps, Channels>;

    static constexpr auto checked() { return check_streamed_residual<Residual, Residual, T>(); }
};

/// A streamed layer whose parameters are the constants of Layer, a frozen one.
template <class Streamed, class Layer>
struct StreamedConstants : Streamed {
    template <class T>
    static constexpr const T* push(const T*, typename Streamed::State& state, const T* x,
                                   typename Streamed::Scratch& scratch) {
        return Streamed::push(Layer::constants(), state, x, scratch);
    }
};

template <class PlainList, class PlainActivation, class PlainSkip, class List, class Activation, class Skip,
          class Source, class T, std::size_t Steps, std::size_t Channels>
struct StreamedSteps<ResidualOf<PlainList, PlainActivation, PlainSkip>,
                     Frozen<ResidualOf<List, Activation, Skip>, Source>, T, Steps, Channels> {
    using Residual = StreamedResidual<ResidualOf<List, Activation, Skip>, List, Activation, Skip, T, Steps, Channels>;
    using Layer = BoundLayer<Frozen<ResidualOf<List, Activation, Skip>, Source>, T, Shape<Steps, Channels>>;

    static constexpr auto checked() {
        return check_streamed_residual<Residual, StreamedConstants<Residual, Layer>, T>();
    }
};

} // namespace detail
} // namespace nervelet

#endif
