// Part of nervelet. MIT licence, the nervelet authors.
#include <cstddef>

#include <doctest/doctest.h>

#include "support/stream_equality.hpp"

using namespace nervelet;

namespace {

constexpr std::size_t samples = 61;

/// Some layers over few steps and over many.
template <class T, std::size_t Short, class... Layers>
bool holds(std::uint64_t seed) {
    return support::streams_as_long<Network<T, Input<Short, 3>, Layers...>, Network<T, Input<samples, 3>, Layers...>>(
        seed);
}

/// Layer where all weights, all biases and all numbers of the samples are the same.
template <class Layer>
bool holds_for(float weight, float bias, float number) {
    using Short = Network<float, Input<9, 3>, Layer>;
    using Long = Network<float, Input<samples, 3>, Layer>;
    static Short net;
    static Long layers;
    static typename Long::Input x;
    net.parameters().fill(weight);
    for (std::size_t j = 0; j < net.template bias<0>().size(); ++j) {
        net.template bias<0>()[j] = bias;
    }
    layers.parameters() = net.parameters();
    x.fill(number);
    static Stream<Short> stream{net};
    stream.reset();
    return support::streams_same(stream, x, layers(x));
}

template <class Net>
using StateOf = typename Stream<Net>::State;

} // namespace

TEST_CASE("a convolution answers once its first window is whole") {
    CHECK(holds<float, 9, Conv1D<5, 4, ReLU>>(1));
    CHECK(holds<double, 9, Conv1D<5, 4, Tanh>>(2));
    CHECK(holds<float, 9, Conv1D<2, 1, Sigmoid>>(3));
    CHECK(holds<float, 9, Conv1D<4, 3, GELU, Dilation<4>>>(4));
    CHECK(holds<float, 9, Conv1D<4, 3, ReLU, Padding<0>>>(4));
    CHECK(holds<float, 9, Conv1D<4, 1, ReLU, Same>>(4));
}

TEST_CASE("with a stride it answers now and then") {
    CHECK(holds<float, 9, Conv1D<5, 4, ReLU, Stride<2>>>(5));
    CHECK(holds<float, 9, Conv1D<5, 4, ReLU, Stride<3>, Causal>>(6));
    CHECK(holds<float, 9, Conv1D<5, 2, ReLU, Stride<5>>>(7));
    CHECK(holds<float, 9, Conv1D<5, 1, ReLU, Stride<4>>>(8));
}

TEST_CASE("a causal one answers every sample") {
    CHECK(holds<float, 9, Conv1D<5, 4, ReLU, Causal>>(9));
    CHECK(holds<double, 9, Conv1D<6, 3, Sigmoid, Causal, Dilation<8>>>(10));
    CHECK(holds<float, 2, Conv1D<5, 4, ReLU, Causal>>(11));
}

TEST_CASE("the zeros that stand before the first sample change no sign of a sum that is zero") {
    for (const float weight : {-1.0f, -0.0f, 1.0f}) {
        for (const float number : {0.0f, -0.0f, 1e-45f}) {
            CHECK(holds_for<Conv1D<5, 4, Identity, Causal>>(weight, -0.0f, number));
            CHECK(holds_for<Conv1D<8, 3, Identity, Causal, Dilation<2>>>(weight, -0.0f, number));
            CHECK(holds_for<DepthwiseConv1D<3, Identity, Causal>>(weight, -0.0f, number));
            CHECK(holds_for<DepthwiseConv1D<2, Identity, Causal, Multiplier<3>>>(weight, 0.0f, number));
        }
    }
}

TEST_CASE("depthwise convolutions") {
    CHECK(holds<float, 9, DepthwiseConv1D<4, ReLU>>(12));
    CHECK(holds<float, 9, DepthwiseConv1D<4, ReLU, Multiplier<2>, Causal, Dilation<3>>>(13));
    CHECK(holds<double, 9, DepthwiseConv1D<4, Tanh, Stride<3>>, Conv1D<4, 1>>(14));
}

TEST_CASE("pools") {
    CHECK(holds<float, 12, MaxPool1D<2>>(15));
    CHECK(holds<float, 12, AveragePool1D<3>>(16));
    CHECK(holds<float, 12, MaxPool1D<5, Stride<2>>>(17));
    CHECK(holds<double, 12, AveragePool1D<5, Stride<1>>>(18));
}

TEST_CASE("layer after layer") {
    CHECK(holds<float, 30, Conv1D<8, 5, ReLU>, MaxPool1D<2>, Conv1D<6, 3, ReLU>, AveragePool1D<2>,
                TimeDistributed<Dense<2>>>(19));
    CHECK(holds<float, 30, Conv1D<8, 3, ReLU, Causal>, Dropout<20>, LayerNorm<>, SpatialDropout<10>,
                Conv1D<8, 3, ReLU, Causal, Dilation<2>>, Conv1D<2, 3, Identity, Causal, Dilation<4>>>(20));
}

TEST_CASE("it keeps what later windows see") {
    CHECK(sizeof(StateOf<Network<float, Input<30, 3>, Conv1D<8, 5, ReLU>>>) == sizeof(float) * 4 * 3 + 8);
    CHECK(sizeof(StateOf<Network<float, Input<30, 3>, Conv1D<8, 5, ReLU, Causal, Dilation<7>>>>) ==
          sizeof(float) * 28 * 3 + 4);
    CHECK(sizeof(StateOf<Network<float, Input<30, 3>, Conv1D<8, 5, ReLU, Causal>, LayerNorm<>, Dropout<5>,
                                 TimeDistributed<Dense<7>>>>) == sizeof(float) * 4 * 3 + 4);
}
