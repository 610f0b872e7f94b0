// Part of nervelet. MIT licence, the nervelet authors.
#include <cstddef>
#include <type_traits>

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

#include "oracle/layer_conv2d_0.hpp"
#include "oracle/layer_conv2d_1.hpp"
#include "oracle/layer_conv2d_2.hpp"
#include "support/channels_last.hpp"

using namespace nervelet;

namespace {

/// One filter of 2 rows x 1 column over two rows of three.
constexpr Network<double, Input<2, 3, 1>, Conv2D<1, Kernel<2, 1>>> two_rows() {
    Network<double, Input<2, 3, 1>, Conv2D<1, Kernel<2, 1>>> net{};
    net.parameters() = {{1, 10, 0.5}};
    return net;
}

constexpr bool goes_by_rows() {
    const auto y = two_rows()({{1, 2, 3, 4, 5, 6}});
    return y.size() == 3 && y[0] == 41.5 && y[1] == 52.5 && y[2] == 63.5;
}

template <class T, class Layer>
using Reference = reference::ConvolutionReference<T, typename Layer::template Layer<T, Shape<6, 7, 2>>>;

template <class T>
void check_reference(double tolerance) {
    namespace plain = oracle::layer_conv2d_0;
    namespace rectangular = oracle::layer_conv2d_1;
    namespace strided = oracle::layer_conv2d_2;
    const Reference<T, Conv2D<3, 3>> first(plain::x, plain::W, plain::b);
    CHECK(first.output_error(plain::y) < tolerance);
    CHECK(first.input_gradient_error(plain::g, plain::dx) < tolerance);
    CHECK(first.gradient_error(plain::g, plain::dW, plain::db) < tolerance);
    const Reference<T, Conv2D<3, Kernel<3, 2>, Identity, Stride<1, 2>, Padding<1, 0>>> second(
        rectangular::x, rectangular::W, rectangular::b);
    CHECK(second.output_error(rectangular::y) < tolerance);
    CHECK(second.input_gradient_error(rectangular::g, rectangular::dx) < tolerance);
    CHECK(second.gradient_error(rectangular::g, rectangular::dW, rectangular::db) < tolerance);
    const Reference<T, Conv2D<3, 3, Identity, Padding<1>, Stride<2>>> third(strided::x, strided::W, strided::b);
    CHECK(third.output_error(strided::y) < tolerance);
    CHECK(third.input_gradient_error(strided::g, strided::dx) < tolerance);
    CHECK(third.gradient_error(strided::g, strided::dW, strided::db) < tolerance);
}

template <class Description, std::size_t Rows, std::size_t Columns>
struct Over {
    using Layer = typename Description::template Layer<float, Shape<Rows, Columns, 1>>;
    using Windows = typename Layer::Windows;
    using OutputShape = typename Layer::output_shape;
};

// Same, by rows and by columns: ceil(size / stride) of them, and the smaller half of the pads in front.
using SameOf = Over<Conv2D<4, Kernel<4, 3>, Identity, Same, Stride<1, 2>>, 5, 6>;
static_assert(std::is_same<SameOf::OutputShape, Shape<5, 3, 4>>::value, "positions");
static_assert(SameOf::Windows::Rows::before == 1 && SameOf::Windows::Columns::before == 0, "pads");

// What keyword spotting starts with: a kernel of 10 x 4 with a stride of 2 over 49 x 10.
using Spotting = Over<Conv2D<64, Kernel<10, 4>, ReLU, Stride<2>, Same>, 49, 10>;
static_assert(std::is_same<Spotting::OutputShape, Shape<25, 5, 64>>::value, "positions");
static_assert(Spotting::Layer::parameter_count == (10 * 4 + 1) * 64, "shared by all positions");

static_assert(Kernel<3> == Kernel<3, 3>, "a square");
static_assert(std::is_same<Over<Conv2D<2, Kernel<3>>, 5, 6>::OutputShape, Over<Conv2D<2, 3>, 5, 6>::OutputShape>::value,
              "a number is a square");

using Deep =
    Network<double, Input<9, 8, 2>, Conv2D<3, 3, Tanh>, Conv2D<4, Kernel<2, 3>, Tanh, Stride<2, 1>>,
            Conv2D<3, Kernel<1, 4>, Sigmoid, Same>, Conv2D<2, 3, Tanh, Padding<1, 2>, Stride<1, 3>>, Dense<3, Softmax>>;

} // namespace

#if __cplusplus >= 201703L
static_assert(goes_by_rows(), "the compiler computes the same");
#endif

TEST_CASE("conv2d: a cross-correlation, row after row") {
    CHECK(goes_by_rows());
}

TEST_CASE("conv2d: outputs and gradients of the reference: plain, rectangular in everything, strided with padding") {
    check_reference<double>(1e-12);
    check_reference<float>(1e-6);
}

TEST_CASE("conv2d: a window that sees pads alone gives the bias") {
    Network<float, Input<1, 1, 1>, Conv2D<1, 2, Identity, Padding<3, 2>>> net{};
    net.parameters() = {{2, 3, 4, 5, 7}};
    const auto y = net({{10}});
    REQUIRE(y.size() == 6 * 4);
    float sum = 0;
    for (const float number : y) {
        sum += number - 7;
    }
    CHECK(sum == 140.0f);
    CHECK(y[2 * 4 + 1] == 57.0f);
    CHECK(y[3 * 4 + 2] == 27.0f);
    CHECK(y[0] == 7.0f);
}

TEST_CASE("conv2d: gradients agree with differences") {
    static Deep net;
    initialize(net, 7);
    Random random(3);
    Deep::Input x{};
    for (double& number : x) {
        number = 2 * random.uniform<double>() - 1;
    }
    CHECK(gradient_check<CrossEntropy>(net, x, Label{1}).largest_error < 1e-9);
}
