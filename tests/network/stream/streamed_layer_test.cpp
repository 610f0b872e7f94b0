// Part of nervelet. MIT licence, the nervelet authors.
#include <cstddef>
#include <type_traits>

#include <doctest/doctest.h>

#include <nervelet/activation/tanh.hpp>
#include <nervelet/core/shape.hpp>
#include <nervelet/layer/spatial_dropout.hpp>
#include <nervelet/network/stream/streamed_layer.hpp>

using namespace nervelet;
using namespace nervelet::detail;

namespace {

template <class Description>
using Layer = StreamedLayer<Description, float, Shape<6, 2>>;

template <class Description, class Streamed>
constexpr bool streams_as() {
    return std::is_same<Layer<Description>, Streamed>::value;
}

/// Whether it streams as a window over time.
template <class Description>
constexpr bool is_window() {
    return streams_as<Description, StreamedWindow<WindowOf<Description>, float, 2>>();
}

using CausalConvolution = Conv1D<4, 3, Tanh, Causal>;
static_assert(is_window<CausalConvolution>() && is_window<Conv1D<4, 3>>() && is_window<Conv1D<4, 1, Tanh, Same>>(),
              "convolutions that wait for no later sample");
static_assert(is_window<DepthwiseConv1D<2>>() && is_window<MaxPool1D<2>>() && is_window<AveragePool1D<3>>(),
              "and pools");
using Pool = AveragePool1D<3, Stride<1>, Causal>;
static_assert(streams_as<Pool, StreamedCausalPool<WindowOf<Pool>, float, 2>>(), "whose first windows are short");
static_assert(is_window<MaxPool1D<1, Causal>>(), "none of them is short");

static_assert(
    streams_as<GRU<3>, StreamedRecurrent<GRU<3>, float, Shape<6, 2>>>() &&
        streams_as<LSTM<3, EveryStep, Stateful>, StreamedRecurrent<LSTM<3, EveryStep, Stateful>, float, Shape<6, 2>>>(),
    "recurrent layers");
static_assert(streams_as<Dense<3, Tanh>, StreamedDense<Dense<3, Tanh>, float, 6, 2>>(), "over all steps");
static_assert(streams_as<LayerNorm<>, StreamedPosition<LayerNorm<>, float, Shape<1, 2>>>() &&
                  streams_as<Dropout<20>, StreamedPosition<Dropout<0>, float, Shape<1, 2>>>() &&
                  streams_as<SpatialDropout<20>, StreamedPosition<Dropout<0>, float, Shape<1, 2>>>(),
              "step by step");
static_assert(
    std::is_same<StreamedLayer<Dense<3>, float, Shape<5>>, StreamedPosition<Dense<3>, float, Shape<5>>>::value,
    "without steps: all at once");
static_assert(streams_as<BiasOnly<GRU<3>>, StreamedRecurrent<BiasOnly<GRU<3>>, float, Shape<6, 2>>>() &&
                  is_window<LowRank<CausalConvolution, 2>>() &&
                  streams_as<BiasOnly<Dense<3>>, StreamedDense<BiasOnly<Dense<3>>, float, 6, 2>>(),
              "what wraps a layer streams as it does, and stays");

static_assert(Layer<CausalConvolution>::is_in_step && !Layer<Conv1D<4, 3>>::is_in_step &&
                  Layer<GRU<3, EveryStep>>::is_in_step,
              "who answers every sample");

constexpr BatchNormStatistics<float, 2> statistics{{{1.0f, -2.0f}}, {{3.0f, 0.5f}}};
using Norm = BatchNorm<decltype(statistics), statistics>;
static_assert(streams_as<Norm, StreamedPosition<Norm, float, Shape<1, 2>>>(), "step by step");

/// How many of 6 samples are answered.
template <class Description, std::size_t Parameters>
std::size_t answers() {
    const float parameters[Parameters] = {};
    const float x[] = {1, 2};
    typename Layer<Description>::State state{};
    typename Layer<Description>::Scratch scratch{};
    std::size_t count = 0;
    for (std::size_t t = 0; t < 6; ++t) {
        count += Layer<Description>::push(parameters, state, x, scratch) != nullptr ? 1 : 0;
    }
    return count;
}

} // namespace

TEST_CASE("streamed_layer: each has what a stream asks of it") {
    CHECK(answers<CausalConvolution, 28>() == 6);
    CHECK(answers<Conv1D<4, 3>, 28>() == 4);
    CHECK(answers<MaxPool1D<2>, 1>() == 3);
    CHECK(answers<Pool, 1>() == 6);
    CHECK(answers<GRU<3>, 63>() == 6);
    CHECK(answers<LSTM<3, EveryStep>, 84>() == 6);
    CHECK(answers<Dense<3, Tanh>, 39>() == 1);
    CHECK(answers<LayerNorm<>, 4>() == 6);
    CHECK(answers<Norm, 4>() == 6);
    CHECK(answers<Dropout<20>, 1>() == 6);
}

TEST_CASE("streamed_layer: what has been refused never answers") {
    StreamStub<float>::State state{};
    StreamStub<float>::Scratch scratch{};
    CHECK(StreamStub<float>::push(nullptr, state, nullptr, scratch) == nullptr);
}
