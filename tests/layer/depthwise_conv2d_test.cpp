// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>

#include <doctest/doctest.h>

#include "support/pool.hpp"

using namespace nervelet;

namespace {

using Between = Network<double, Input<5, 6, 2>, DepthwiseConv2D<Kernel<3, 2>, Tanh, Multiplier<2>, Stride<2, 1>>,
                        Conv2D<3, 1, Tanh>, DepthwiseConv2D<3, Sigmoid, Padding<1, 2>, Stride<1, 2>>,
                        DepthwiseConv2D<2, Tanh, Same>, Dense<2>>;
using Last = Network<double, Input<4, 5, 2>, Conv2D<2, 2, Tanh>, MaxPool2D<2, Stride<1>>, DepthwiseConv2D<2, Sigmoid>>;

} // namespace

TEST_CASE("depthwise_conv2d: rows and columns of a rectangle are not confused") {
    Network<double, Input<2, 3, 2>, DepthwiseConv2D<Kernel<1, 2>>> net{};
    net.parameters() = {{1, 10, 2, 20, 0, 1}};
    CHECK(
        net({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}) ==
        std::array<double, 8>{{1 + 6, 20 + 80 + 1, 3 + 10, 40 + 120 + 1, 7 + 18, 80 + 200 + 1, 9 + 22, 100 + 240 + 1}});
}

TEST_CASE("depthwise_conv2d: a convolution whose weights across channels are zero, to the bit") {
    using Depthwise = Network<double, Input<5, 4, 3>, DepthwiseConv2D<3, Tanh, Multiplier<2>, Padding<1>, Stride<2>>>;
    using Plain = Network<double, Input<5, 4, 3>, Conv2D<6, 3, Tanh, Padding<1>, Stride<2>>>;
    Depthwise depthwise{};
    Plain plain{};
    support::fill(depthwise.parameters(), 3);
    for (std::size_t tap = 0; tap < 9; ++tap) {
        for (std::size_t j = 0; j < 6; ++j) {
            plain.parameters()[(tap * 3 + j / 2) * 6 + j] = depthwise.parameters()[tap * 6 + j];
        }
    }
    for (std::size_t j = 0; j < 6; ++j) {
        plain.parameters()[9 * 3 * 6 + j] = depthwise.parameters()[9 * 6 + j];
    }
    Plain::Input x{};
    support::fill(x, 4);
    CHECK(depthwise(x) == plain(x));
}

TEST_CASE("depthwise_conv2d: gradients agree with differences") {
    CHECK(support::difference_error<Between>() < 1e-8);
    CHECK(support::difference_error<Last>() < 1e-8);
}

TEST_CASE("depthwise_conv2d: a batch is the mean of its examples") {
    CHECK(support::batch_error<Between>() < 1e-14);
}
