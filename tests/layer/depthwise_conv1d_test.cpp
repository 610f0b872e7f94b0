// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>
#include <limits>

#include <doctest/doctest.h>

#include "support/factory.hpp"
#include "support/pool.hpp"

using namespace nervelet;

namespace {

template <class... Layers>
using Over = Network<double, Input<9, 2>, Layers...>;

using Between = Over<Conv1D<3, 2, Tanh>, DepthwiseConv1D<3, Tanh, Multiplier<2>, Stride<2>, Padding<2>>,
                     DepthwiseConv1D<3, Sigmoid, Causal, Dilation<2>>, DepthwiseConv1D<2, Tanh, Same>, Dense<2>>;
using Around = Over<Dropout<30>, DepthwiseConv1D<3, Tanh>, Dropout<30>, Conv1D<2, 1, Tanh>, Dense<2>>;
using Alone = Over<DepthwiseConv1D<3, Tanh, Multiplier<2>>>;

constexpr Alone factory = support::network_of_numbers<Alone>(1);
using Frozenly = Over<Conv1D<2, 1, Tanh>, Frozen<DepthwiseConv1D<3, Tanh, Multiplier<2>>, Stored<Alone, factory>>>;

/// Two channels, one or two filters of two taps.
constexpr Network<double, Input<3, 2>, DepthwiseConv1D<2>> two_channels() {
    Network<double, Input<3, 2>, DepthwiseConv1D<2>> net{};
    net.parameters() = {{1, 10, 2, 20, 0.5, -0.5}};
    return net;
}

} // namespace

TEST_CASE("depthwise_conv1d: each filter sees one channel") {
    const auto y = two_channels()({1, 2, 3, 4, 5, 6});
    CHECK(y == std::array<double, 4>{{1 + 6 + 0.5, 20 + 80 - 0.5, 3 + 10 + 0.5, 40 + 120 - 0.5}});
}

TEST_CASE("depthwise_conv1d: the filters of a channel lie beside each other") {
    Network<double, Input<2, 2>, DepthwiseConv1D<2, Identity, Multiplier<2>>> net{};
    net.parameters() = {{1, 10, 100, 1000, 2, 20, 200, 2000, 1, 2, 3, 4}};
    CHECK(net.weights<0>()(1, 2) == 200);
    CHECK(net({1, 2, 3, 4}) == std::array<double, 4>{{1 + 6 + 1, 10 + 60 + 2, 200 + 800 + 3, 2000 + 8000 + 4}});
}

TEST_CASE("depthwise_conv1d: of one channel the bits of a convolution") {
    using Depthwise =
        Network<double, Input<12, 1>, Dropout<20>, DepthwiseConv1D<3, Tanh, Multiplier<4>, Stride<2>, Same>, Dense<2>>;
    using Plain = Network<double, Input<12, 1>, Dropout<20>, Conv1D<4, 3, Tanh, Stride<2>, Same>, Dense<2>>;
    Depthwise depthwise{};
    Plain plain{};
    initialize(depthwise, 3);
    plain.parameters() = depthwise.parameters();
    Trainer<Depthwise, SquaredError, SGD> one{depthwise, {0.125}};
    Trainer<Plain, SquaredError, SGD> other{plain, {0.125}};
    Plain::Input x{};
    for (std::uint32_t seed = 0; seed < 3; ++seed) {
        support::fill(x, seed);
        CHECK(one.step(x, {{1, 0}}) == other.step(x, {{1, 0}}));
    }
    CHECK(depthwise.parameters() == plain.parameters());
}

TEST_CASE("depthwise_conv1d: gradients agree with differences") {
    CHECK(support::difference_error<Between>() < 1e-8);
    CHECK(support::difference_error<Around>() < 1e-8);
    CHECK(support::difference_error<Alone>() < 1e-8);
    CHECK(support::difference_error<Frozenly>() < 1e-8);
}

TEST_CASE("depthwise_conv1d: a batch is the mean of its examples") {
    CHECK(support::batch_error<Between>() < 1e-14);
    CHECK(support::batch_error<Frozenly>() < 1e-14);
}

TEST_CASE("depthwise_conv1d: weights are drawn for as many inputs as a filter has taps") {
    using Layer = DepthwiseConv1D<5, Tanh, Multiplier<3>>::Layer<float, Shape<9, 7>>;
    CHECK(Layer::fan_in() == 5);
    CHECK(Layer::fan_out() == 15);
    static_assert(Layer::parameter_count == 6 * 21, "");
}

TEST_CASE("depthwise_conv1d: the bound of the gradient's norm is one") {
    using Sweep = detail::Backpropagation<Between, SquaredError, 2>;
    static Between net;
    initialize(net, 7);
    std::array<Between::Input, 2> xs{};
    std::array<Between::Output, 2> targets{};
    support::fill(xs[0], 1);
    support::fill(xs[1], 2);
    for (std::size_t count = 1; count <= 2; ++count) {
        Sweep::Tape tape{};
        detail::CheckedGenerator<Between> random{};
        Sweep::sweep(net, xs.data(), targets.data(), count, tape, random);
        detail::SquaredNorm<double> squares{0};
        Sweep::gradient(xs.data(), count, tape, squares);
        CHECK(squares.sum > 0);
        CHECK(Sweep::squared_norm_bound(xs.data(), count, tape) >= squares.sum);
    }
}

TEST_CASE("depthwise_conv1d: NaN comes through") {
    const auto y = two_channels()({1, std::numeric_limits<double>::quiet_NaN(), 3, 4, 5, 6});
    CHECK(y[0] == 7.5);
    CHECK(math::is_nan(y[1]));
    CHECK(y[3] == 159.5);
}

#if __cplusplus >= 201703L
TEST_CASE("depthwise_conv1d: a constant expression has the same bits") {
    using Net = Network<float, Input<6, 2>, DepthwiseConv1D<3, ReLU, Same>, DepthwiseConv1D<2, ReLU, Multiplier<2>>,
                        GlobalAveragePool, Dense<1>>;
    constexpr Net constant = support::after_steps<Net>();
    CHECK(constant.parameters() == support::after_steps<Net>().parameters());
}
#endif
