// Part of nervelet. MIT licence, the nervelet authors.
#include <cstddef>
#include <type_traits>

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

#include "oracle/layer_conv1d_0.hpp"
#include "oracle/layer_conv1d_1.hpp"
#include "oracle/layer_conv1d_2.hpp"
#include "support/channels_last.hpp"
#include "support/same_bits.hpp"

using namespace nervelet;

namespace {

/// Two filters of two taps over four steps of one channel.
constexpr Network<double, Input<4, 1>, Conv1D<2, 2>> two_taps() {
    Network<double, Input<4, 1>, Conv1D<2, 2>> net{};
    net.parameters() = {{1, 10, 2, 20, 0.5, -0.5}};
    return net;
}

constexpr bool is_cross_correlation() {
    const auto y = two_taps()({{1, 2, 3, 4}});
    const double expected[] = {5.5, 49.5, 8.5, 79.5, 11.5, 109.5};
    for (std::size_t i = 0; i < 6; ++i) {
        if (y[i] != expected[i]) {
            return false;
        }
    }
    return true;
}

template <class T>
void check_reference(double tolerance) {
    namespace plain = oracle::layer_conv1d_0;
    namespace strided = oracle::layer_conv1d_1;
    namespace dilated = oracle::layer_conv1d_2;
    const reference::ConvolutionReference<T, typename Conv1D<4, 3>::template Layer<T, Shape<10, 3>>> first(
        plain::x, plain::W, plain::b);
    CHECK(first.output_error(plain::y) < tolerance);
    CHECK(first.input_gradient_error(plain::g, plain::dx) < tolerance);
    CHECK(first.gradient_error(plain::g, plain::dW, plain::db) < tolerance);
    using Strided = Conv1D<4, 3, Identity, Padding<1>, Stride<2>>;
    const reference::ConvolutionReference<T, typename Strided::template Layer<T, Shape<10, 3>>> second(
        strided::x, strided::W, strided::b);
    CHECK(second.output_error(strided::y) < tolerance);
    CHECK(second.input_gradient_error(strided::g, strided::dx) < tolerance);
    CHECK(second.gradient_error(strided::g, strided::dW, strided::db) < tolerance);
    using Dilated = Conv1D<4, 2, Identity, Dilation<2>, Padding<2>>;
    const reference::ConvolutionReference<T, typename Dilated::template Layer<T, Shape<10, 3>>> third(
        dilated::x, dilated::W, dilated::b);
    CHECK(third.output_error(dilated::y) < tolerance);
    CHECK(third.input_gradient_error(dilated::g, dilated::dx) < tolerance);
    CHECK(third.gradient_error(dilated::g, dilated::dW, dilated::db) < tolerance);
}

/// How many outputs a convolution has, and how many pads lie in front of its input.
template <class Layer, std::size_t Length>
struct Geometry {
    static constexpr std::size_t positions = Layer::template Layer<float, Shape<Length, 1>>::positions;
    static constexpr std::size_t before = Layer::template Layer<float, Shape<Length, 1>>::Windows::Columns::before;
};

/// TensorFlow's rule for "SAME": ceil(length / stride) outputs, max((outputs - 1) stride + kernel - length, 0) pads,
/// half of them, rounded down, in front.
template <std::size_t Length, std::size_t Kernel, std::size_t Step>
constexpr bool same_is_right() {
    using Over = Geometry<Conv1D<1, Kernel, Identity, Same, Stride<Step>>, Length>;
    constexpr std::size_t outputs = (Length + Step - 1) / Step;
    constexpr std::size_t needed = (outputs - 1) * Step + Kernel;
    return Over::positions == outputs && Over::before == (needed > Length ? needed - Length : 0) / 2;
}

template <std::size_t Length, std::size_t Step>
constexpr bool same_is_right_for_each_kernel() {
    return same_is_right<Length, 1, Step>() && same_is_right<Length, 2, Step>() && same_is_right<Length, 3, Step>() &&
           same_is_right<Length, 4, Step>() && same_is_right<Length, 5, Step>() && same_is_right<Length, 9, Step>();
}

template <std::size_t Length>
constexpr bool same_is_right_for_each_stride() {
    return same_is_right_for_each_kernel<Length, 1>() && same_is_right_for_each_kernel<Length, 2>() &&
           same_is_right_for_each_kernel<Length, 3>();
}

/// The outputs of a convolution over one channel whose parameters are given.
template <class Layer, std::size_t Length, std::size_t Parameters>
auto over(const double (&x)[Length], const double (&parameters)[Parameters]) {
    Network<double, Input<Length, 1>, Layer> net{};
    static_assert(Parameters == Network<double, Input<Length, 1>, Layer>::parameter_count, "as many as it has");
    typename Network<double, Input<Length, 1>, Layer>::Input input{};
    for (std::size_t i = 0; i < Length; ++i) {
        input[i] = x[i];
    }
    for (std::size_t i = 0; i < Parameters; ++i) {
        net.parameters()[i] = parameters[i];
    }
    return net(input);
}

/// What the README shows.
using Gestures = Network<float, Input<128, 3>, Conv1D<8, 5, ReLU>, MaxPool1D<2>, Conv1D<16, 5, ReLU>, GlobalAveragePool,
                         Dense<4, Softmax>>;
static_assert(Gestures::parameter_count == (5 * 3 + 1) * 8 + (5 * 8 + 1) * 16 + (16 + 1) * 4, "852");

/// Layers whose options no other has.
using Deep =
    Network<double, Input<16, 3>, Conv1D<4, 5, Tanh>, Conv1D<5, 3, Tanh, Stride<2>, Padding<2>, Dilation<2>>,
            Conv1D<3, 4, Sigmoid, Causal, Dilation<3>>, Conv1D<3, 4, Tanh, Same, Stride<3>>, Dense<3, Softmax>>;

/// Four positions of six channels, and a Dense on one of them.
template <class T>
struct Pointwise {
    using Layer = typename Conv1D<5, 1>::template Layer<T, Shape<4, 6>>;
    using OfOne = typename Dense<5>::template Layer<T, Shape<6>>;
};

} // namespace

#if __cplusplus >= 201703L
static_assert(is_cross_correlation(), "the compiler computes the same");
#endif
static_assert(same_is_right_for_each_stride<7>() && same_is_right_for_each_stride<8>() &&
                  same_is_right_for_each_stride<9>(),
              "also where a kernel is longer than the input, and a stride longer than the kernel");

TEST_CASE("conv1d: a cross-correlation, position after position") {
    CHECK(is_cross_correlation());
}

TEST_CASE("conv1d: outputs and gradients of the reference: plain, strided with padding, dilated") {
    check_reference<double>(1e-12);
    check_reference<float>(1e-6);
}

TEST_CASE("conv1d: Same puts the odd pad behind") {
    const auto y = over<Conv1D<1, 4, Identity, Same>>({1, 10, 100, 1000, 10000}, {1, 2, 3, 4, 0});
    CHECK(y[0] == 2 + 30 + 400);       // one pad in front
    CHECK(y[3] == 100 + 2000 + 30000); // one behind
    CHECK(y[4] == 1000 + 20000);       // two behind
    const auto halved = over<Conv1D<1, 3, Identity, Same, Stride<2>>>({1, 10, 100, 1000}, {1, 2, 3, 0});
    REQUIRE(halved.size() == 2);
    CHECK(halved[0] == 1 + 20 + 300); // none in front
    CHECK(halved[1] == 100 + 2000);   // one behind
}

TEST_CASE("conv1d: Causal sees nothing of what comes later") {
    const auto y = over<Conv1D<1, 3, Identity, Causal, Dilation<2>>>({1, 10, 100, 1000, 10000, 100000}, {1, 2, 3, 0});
    REQUIRE(y.size() == 6);
    CHECK(y[0] == 3);
    CHECK(y[1] == 30);
    CHECK(y[2] == 2 + 300);
    CHECK(y[5] == 10 + 2000 + 300000);
    const auto halved = over<Conv1D<1, 2, Identity, Causal, Stride<2>>>({1, 10, 100, 1000, 10000}, {1, 2, 0});
    REQUIRE(halved.size() == 3);
    CHECK(halved[0] == 2);
    CHECK(halved[2] == 1000 + 20000);
}

TEST_CASE("conv1d: a window that sees pads alone gives the bias") {
    const auto y = over<Conv1D<1, 2, Identity, Padding<4>>>({1, 10}, {2, 3, 7});
    REQUIRE(y.size() == 9);
    const double expected[] = {7, 7, 7, 10, 39, 27, 7, 7, 7};
    for (std::size_t p = 0; p < 9; ++p) {
        CHECK(y[p] == expected[p]);
    }
}

TEST_CASE("conv1d: of a stride longer than the kernel some numbers are seen by no window") {
    const auto y = over<Conv1D<1, 1, Identity, Stride<3>>>({1, 2, 3, 4, 5}, {10, 0});
    REQUIRE(y.size() == 2);
    CHECK(y[1] == 40);
}

TEST_CASE("conv1d: gradients agree with differences") {
    static Deep net;
    initialize(net, 7);
    Random random(3);
    Deep::Input x{};
    for (double& number : x) {
        number = 2 * random.uniform<double>() - 1;
    }
    CHECK(gradient_check<CrossEntropy>(net, x, Label{1}).largest_error < 1e-9);
}

TEST_CASE("conv1d: of one tap is Dense on each position, bit for bit; where Dense gives -0 it gives 0") {
    using Layer = Pointwise<float>::Layer;
    std::array<float, Layer::parameter_count> parameters{};
    std::array<float, 24> x{};
    Random random(4);
    for (float& number : parameters) {
        number = random.uniform<float>() - 0.5f;
    }
    for (std::size_t i = 6; i < 24; ++i) { // position 0 is zero
        x[i] = i % 3 == 0 ? 0.0f : random.uniform<float>() - 0.5f;
    }
    parameters[30] = -0.0f; // the first bias
    std::array<float, 20> z{};
    Layer::logits(parameters.data(), x.data(), z.data());
    for (std::size_t p = 0; p < 4; ++p) {
        std::array<float, 5> dense{};
        Pointwise<float>::OfOne::logits(parameters.data(), x.data() + 6 * p, dense.data());
        for (std::size_t j = 0; j < 5; ++j) {
            CHECK(support::same_bits(z[5 * p + j], dense[j] + 0.0f));
        }
    }
    CHECK(support::same_bits(z[0], 0.0f));
}
