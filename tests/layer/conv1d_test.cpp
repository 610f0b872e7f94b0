// Part of nervelet. MIT licence, the nervelet authors.
#include <cstddef>
#include <type_traits>

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

/// Two filters of two taps over four steps of one channel.
constexpr Network<double, Input<4, 1>, Conv1D<2, 2>> two_taps() {
    Network<double, Input<4, 1>, Conv1D<2, 2>> net{};
    net.parameters() = {{1, 10, 2, 20, 0.5, -0.5}};
    return net;
}

using Deep =
    Network<double, Input<16, 3>, Conv1D<4, 5, Tanh>, Conv1D<5, 3, Tanh, Stride<2>, Padding<2>, Dilation<2>>,
            Conv1D<3, 4, Sigmoid, Causal, Dilation<3>>, Conv1D<3, 4, Tanh, Same, Stride<3>>, Dense<3, Softmax>>;

} // namespace

TEST_CASE("conv1d: a cross-correlation, position after position") {
    const auto y = two_taps()({1, 2, 3, 4});
    const double expected[] = {5.5, 49.5, 8.5, 79.5, 11.5, 109.5};
    for (std::size_t i = 0; i < 6; ++i) {
        CHECK(y[i] == expected[i]);
    }
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
