// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

/// The largest error that is to be expected without saturation.
constexpr float coarseness = 0.002f;

template <class Loss, class Last, class Hidden = ReLU>
GradientCheck<float> check_of() {
    using Net = Network<Fixed16, Input<3>, Dense<4, Hidden>, Dropout<25>, Dense<3, Last>>;
    Net net;
    initialize(net, 166);
    net.template bias<0>()[1] = Fixed16::weight(0.3f);
    const typename Net::Input x{{Fixed16(0.5f), Fixed16(-1.25f), Fixed16(0.75f)}};
    const typename Net::Output target{{Fixed16(0.125f), Fixed16(0.625f), Fixed16(0.25f)}};
    return gradient_check<Loss>(net, x, target);
}

} // namespace

TEST_CASE("gradient_check of 16 bits: every loss, within the steps of 16 bits") {
    for (const GradientCheck<float>& check :
         {check_of<CrossEntropy, Softmax>(), check_of<BinaryCrossEntropy, Sigmoid>(),
          check_of<SquaredError, Identity>(), check_of<SquaredError, Sigmoid>(), check_of<MeanSquaredError, Tanh>(),
          check_of<MeanSquaredError, Identity>(), check_of<Huber, Identity>(), check_of<Huber, Hardsigmoid, Sigmoid>(),
          check_of<MeanAbsoluteError, Hardswish, Hardswish>(), check_of<CrossEntropy, Softmax, Tanh>(),
          check_of<CrossEntropy, Softmax, LeakyReLU>()}) {
        CHECK(check.largest_error < coarseness);
        CHECK(check.largest_error > 0.0f);
        CHECK(check.index < 31);
    }
}

TEST_CASE("gradient_check of 16 bits: convolutions, pools and a Residual, each weight in its place") {
    using Net = Network<Fixed16, Input<8, 8, 2>, Conv2D<3, 3, ReLU>, MaxPool2D<2>, DepthwiseConv2D<2, Tanh>,
                        Residual<Conv2D<3, 1, ReLU>>, Dense<2, Softmax>>;
    Net net;
    initialize(net, 3);
    Random random(5);
    Net::Input x{};
    for (Fixed16& number : x) {
        number.raw = static_cast<std::int16_t>(static_cast<std::int32_t>(random.below(4096)) - 2048);
    }
    const auto check = gradient_check<CrossEntropy>(net, x, Label{1});
    CHECK(check.largest_error < coarseness);
    CHECK(check.largest_error > 0.0f);
}

TEST_CASE("gradient_check of 16 bits: what saturates is far off, and is named") {
    using Net = Network<Fixed16, Input<1>, Dense<1>, Dense<1>>;
    Net net;
    net.weights<0>()(0, 0) = Fixed16::weight(3.0f);
    net.weights<1>()(0, 0) = Fixed16::weight(0.125f);
    const Net::Output target{{Fixed16(4.0f)}};
    CHECK(gradient_check<SquaredError>(net, {{Fixed16(4.0f)}}, target).largest_error < coarseness);
    const auto saturated = gradient_check<SquaredError>(net, {{Fixed16(15.0f)}}, target); // 45 becomes 16
    CHECK(saturated.largest_error > 0.1f);
    CHECK(saturated.numeric != doctest::Approx(static_cast<double>(saturated.analytic)));
}

TEST_CASE("gradient_check of 16 bits: a label that names no output has no gradient") {
    using Net = Network<Fixed16, Input<1>, Dense<2, Softmax>>;
    const auto check = gradient_check<CrossEntropy>(Net{}, Net::Input{}, Label{2});
    CHECK_FALSE(check.largest_error <= 1e30f); // NaN
}

#if defined(NERVELET_HAS_BIT_CAST) && __cplusplus >= 201703L
namespace {

constexpr float constant_error() {
    using Net = Network<Fixed16, Input<2>, Dense<2, ReLU>, Dense<2, Softmax>>;
    Net net;
    initialize(net, 1);
    return gradient_check<CrossEntropy>(net, Net::Input{{Fixed16(0.5f), Fixed16(1.0f)}}, Label{0}).largest_error;
}

static_assert(constant_error() < 0.01f, "a constant expression");

} // namespace
#endif
