// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_STREAM_STREAMED_LAYER_HPP
#define NERVELET_NETWORK_STREAM_STREAMED_LAYER_HPP

#include <cstddef>
#include <type_traits>

#include "../../layer/batch_norm.hpp"
#include "../../layer/dropout.hpp"
#include "../../layer/global_average_pool.hpp"
#include "../../layer/gru.hpp"
#include "../../layer/layer_norm.hpp"
#include "../../layer/lstm.hpp"
#include "stream_contract.hpp"
#include "streamed_causal_pool.hpp"
#include "streamed_dense.hpp"
#include "streamed_position.hpp"
#include "streamed_recurrent.hpp"
#include "streamed_window.hpp"
#include "window_of.hpp"

namespace nervelet {
namespace detail {

/// Takes the place of a layer that has been refused: it never answers.
template <class T>
struct StreamStub {
    struct Scratch {};
    using State = NoStreamState;
    static constexpr bool is_in_step = true;

    static constexpr const T* push(const T*, State&, const T*, Scratch&) { return nullptr; }
};

/// A layer over steps as a stream has it: the TypeIdentity of something with State, Scratch and push(parameters, state,
/// x, scratch), which gives where its answer lies, or nullptr. is_in_step: it answers every sample, from the first
/// on. Plain: the description without what wraps it. Here: one that does not stream.
template <class Plain, class Description, class T, std::size_t Steps, std::size_t Channels, class = void>
struct StreamedSteps {
    static constexpr auto checked() {
        static_assert(AlwaysFalse<Plain>::value,
                      "Stream<Net>: expected layers that go over the steps: GRU, LSTM, Conv1D, DepthwiseConv1D, "
                      "MaxPool1D, AveragePool1D, TimeDistributed, LayerNorm<>, BatchNorm, Dropout, a Residual of such, "
                      "and Dense behind them. Another one, also one of your own, may look at all steps at once.");
        return TypeIdentity<StreamStub<T>>{};
    }
};

template <class Description, class T, std::size_t Steps, std::size_t Channels>
struct StreamedSteps<GlobalAveragePool, Description, T, Steps, Channels> {
    static constexpr auto checked() {
        static_assert(AlwaysFalse<T>::value,
                      "Stream<Net>: expected no GlobalAveragePool, whose mean is over all samples of a stream that has "
                      "no end. An AveragePool1D<N> is over the last N; a GRU or an LSTM learns what to keep.");
        return TypeIdentity<StreamStub<T>>{};
    }
};

template <class Axes, class Description, class T, std::size_t Steps, std::size_t Channels>
struct StreamedSteps<LayerNorm<Axes>, Description, T, Steps, Channels> {
    static constexpr auto checked() {
        constexpr bool holds = std::is_same<Axes, EachPosition>::value;
        static_assert(holds, "Stream<Net>: expected LayerNorm<>, over the channels of each step: the mean and the "
                             "variance of LayerNorm<All> are those of all steps, of which a stream has no last one.");
        return TypeIdentity<
            std::conditional_t<holds, StreamedPosition<Description, T, Shape<1, Channels>>, StreamStub<T>>>{};
    }
};

/// A layer that computes each step by itself.
template <class Description, class T, std::size_t Channels>
struct StreamedStep {
    static constexpr auto checked() { return TypeIdentity<StreamedPosition<Description, T, Shape<1, Channels>>>{}; }
};

template <class Statistics, class Activation, class Description, class T, std::size_t Steps, std::size_t Channels>
struct StreamedSteps<BatchNormOf<Statistics, Activation>, Description, T, Steps, Channels>
    : StreamedStep<Description, T, Channels> {};

/// Dropout does nothing, whatever its shape. One for each number of a window goes over the steps like the others.
template <class Plain, class Description, class T, std::size_t Steps, std::size_t Channels>
struct StreamedSteps<Plain, Description, T, Steps, Channels,
                     std::enable_if_t<std::is_base_of<DropoutBase, Plain>::value>>
    : StreamedStep<Dropout<0>, T, Channels> {};

template <std::size_t Units, class Activation, class Description, class T, std::size_t Steps, std::size_t Channels>
struct StreamedSteps<Dense<Units, Activation>, Description, T, Steps, Channels> {
    static constexpr auto checked() { return TypeIdentity<StreamedDense<Description, T, Steps, Channels>>{}; }
};

template <std::size_t Units, class Output, class Carried, class Description, class T, std::size_t Steps,
          std::size_t Channels>
struct StreamedSteps<GRU<Units, Output, Carried>, Description, T, Steps, Channels> {
    static constexpr auto checked() {
        return TypeIdentity<StreamedRecurrent<Description, T, Shape<Steps, Channels>>>{};
    }
};

template <std::size_t Units, class Output, class Carried, class Description, class T, std::size_t Steps,
          std::size_t Channels>
struct StreamedSteps<LSTM<Units, Output, Carried>, Description, T, Steps, Channels>
    : StreamedSteps<GRU<Units, Output, Carried>, Description, T, Steps, Channels> {};

template <class Plain, class Description, class T, std::size_t Steps, std::size_t Channels>
struct StreamedSteps<Plain, Description, T, Steps, Channels, std::enable_if_t<WindowOf<Plain>::is_window>> {
    static constexpr auto checked() {
        using Window = WindowOf<Description>;
        static_assert(Window::can_stream,
                      "Stream<Net>: expected convolutions and pools with Causal, or without padding: the windows of "
                      "Same and of Padding<N> see samples that have not come yet.");
        return choose<Window>(std::integral_constant < int, !Window::can_stream                    ? 0
                                                            : Window::is_pool && Window::is_causal ? 1
                                                                                                   : 2 > {});
    }

private:
    template <class Window>
    static constexpr auto choose(std::integral_constant<int, 0>) {
        return TypeIdentity<StreamStub<T>>{};
    }

    template <class Window>
    static constexpr auto choose(std::integral_constant<int, 1>) {
        return TypeIdentity<std::conditional_t<Window::taps == 1, StreamedWindow<Window, T, Channels>,
                                               StreamedCausalPool<Window, T, Channels>>>{};
    }

    template <class Window>
    static constexpr auto choose(std::integral_constant<int, 2>) {
        return TypeIdentity<StreamedWindow<Window, T, Channels>>{};
    }
};

/// Of what has no steps any more every layer sees all.
template <class Description, class T, class InputShape>
struct StreamedOver {
    using type = StreamedPosition<Description, T, InputShape>;
};

template <class Description, class T, std::size_t Steps, std::size_t Channels>
struct StreamedOver<Description, T, Shape<Steps, Channels>> {
    using Plain = typename PlainLayer<Description>::type;
    using type = typename decltype(StreamedSteps<Plain, Description, T, Steps, Channels>::checked())::type;
};

template <class Description, class T, class InputShape>
using StreamedLayer = typename StreamedOver<Description, T, InputShape>::type;

} // namespace detail
} // namespace nervelet

#endif
