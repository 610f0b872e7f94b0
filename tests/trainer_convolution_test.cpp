// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

#include "oracle/net_conv1d.hpp"
#include "oracle/net_conv1d_strided.hpp"
#include "oracle/net_conv2d.hpp"
#include "oracle/net_conv2d_strided.hpp"
#include "oracle/net_separable.hpp"
#include "support/channels_last.hpp"
#include "support/lesson.hpp"

using namespace nervelet;

namespace {

constexpr std::size_t batch = 5;

/// The largest error of ten losses, each before a step of SGD with rate 0.1, and of the parameters after the last.
template <class Lesson, class Expected>
double course_error(const Lesson& lesson, const double (&losses)[10], const Expected& expected) {
    auto net = lesson.network;
    using Net = decltype(net);
    using T = typename Net::Scalar;
    Trainer<Net, CrossEntropy, SGD, batch> trainer{net, {T(1) / T(10)}};
    double worst = 0.0;
    for (const double loss : losses) {
        worst = reference::larger(worst, reference::error(trainer.step(lesson.x, lesson.target), loss));
    }
    return reference::larger(worst, reference::parameter_error(net, expected));
}

/// A network of two convolutions and a Dense, over so many channels.
template <class Net, std::size_t C1, std::size_t B1, std::size_t C2, std::size_t B2, std::size_t W, std::size_t B>
Net network(std::size_t channels, const double (&c1)[C1], const double (&b1)[B1], const double (&c2)[C2],
            const double (&b2)[B2], const double (&fc)[W], const double (&b)[B]) {
    Net net{};
    double* next = net.parameters().data();
    next = reference::load_kernels(next, channels, c1, b1);
    next = reference::load_kernels(next, B1, c2, b2);
    next = reference::load_kernels(next, B2, fc, b);
    const std::size_t count = Net::parameter_count;
    REQUIRE(next == net.parameters().data() + count);
    return net;
}

template <class T>
using Conv1DNet = Network<T, Input<16, 3>, Conv1D<5, 4, ReLU>, MaxPool1D<2>, Conv1D<4, 3, Tanh>, Dense<3, Softmax>>;

template <class T>
using StridedConv1DNet = Network<T, Input<21, 2>, Conv1D<4, 3, ReLU, Stride<2>, Padding<1>, Dilation<2>>, MaxPool1D<2>,
                                 Conv1D<6, 3, Tanh>, GlobalAveragePool, Dense<4, Softmax>>;

template <class T>
using Conv2DNet =
    Network<T, Input<8, 8, 1>, Conv2D<4, 3, ReLU>, MaxPool2D<2>, Conv2D<5, 3, ReLU, Padding<1>>, Dense<3, Softmax>>;

template <class T>
using StridedConv2DNet = Network<T, Input<9, 7, 2>, Conv2D<3, 3, ReLU, Stride<2>, Padding<1>>, MaxPool2D<2>,
                                 Conv2D<4, 3, ReLU, Padding<1>>, GlobalAveragePool, Dense<3, Softmax>>;

template <class T>
void conv1d(double tolerance) {
    namespace o = oracle::net_conv1d;
    using Double = Conv1DNet<double>;
    const auto lesson = reference::lesson<Conv1DNet<T>, CrossEntropy, batch>(
        network<Double>(3, o::c1_weight, o::c1_bias, o::c2_weight, o::c2_bias, o::fc_weight, o::fc_bias),
        reference::channels_last(o::x, batch, 3).numbers, o::label);
    CHECK(lesson.logit_error(o::logits) < tolerance);
    CHECK(lesson.loss_error(o::loss0) < tolerance);
    CHECK(lesson.gradient_error(network<Double>(3, o::dc1_weight, o::dc1_bias, o::dc2_weight, o::dc2_bias,
                                                o::dfc_weight, o::dfc_bias)) < tolerance);
    CHECK(course_error(lesson, o::loss,
                       network<Double>(3, o::c1_weight_s10, o::c1_bias_s10, o::c2_weight_s10, o::c2_bias_s10,
                                       o::fc_weight_s10, o::fc_bias_s10)) < tolerance);
}

template <class T>
void strided_conv1d(double tolerance) {
    namespace o = oracle::net_conv1d_strided;
    using Double = StridedConv1DNet<double>;
    const auto lesson = reference::lesson<StridedConv1DNet<T>, CrossEntropy, batch>(
        network<Double>(2, o::c1_weight, o::c1_bias, o::c2_weight, o::c2_bias, o::fc_weight, o::fc_bias),
        reference::channels_last(o::x, batch, 2).numbers, o::label);
    CHECK(lesson.logit_error(o::logits) < tolerance);
    CHECK(lesson.loss_error(o::loss0) < tolerance);
    CHECK(lesson.gradient_error(network<Double>(2, o::dc1_weight, o::dc1_bias, o::dc2_weight, o::dc2_bias,
                                                o::dfc_weight, o::dfc_bias)) < tolerance);
    CHECK(course_error(lesson, o::loss,
                       network<Double>(2, o::c1_weight_s10, o::c1_bias_s10, o::c2_weight_s10, o::c2_bias_s10,
                                       o::fc_weight_s10, o::fc_bias_s10)) < tolerance);
}

template <class T>
void conv2d(double tolerance) {
    namespace o = oracle::net_conv2d;
    using Double = Conv2DNet<double>;
    const auto lesson = reference::lesson<Conv2DNet<T>, CrossEntropy, batch>(
        network<Double>(1, o::c1_weight, o::c1_bias, o::c2_weight, o::c2_bias, o::fc_weight, o::fc_bias),
        reference::channels_last(o::x, batch, 1).numbers, o::label);
    CHECK(lesson.logit_error(o::logits) < tolerance);
    CHECK(lesson.loss_error(o::loss0) < tolerance);
    CHECK(lesson.gradient_error(network<Double>(1, o::dc1_weight, o::dc1_bias, o::dc2_weight, o::dc2_bias,
                                                o::dfc_weight, o::dfc_bias)) < tolerance);
    CHECK(course_error(lesson, o::loss,
                       network<Double>(1, o::c1_weight_s10, o::c1_bias_s10, o::c2_weight_s10, o::c2_bias_s10,
                                       o::fc_weight_s10, o::fc_bias_s10)) < tolerance);
}

template <class T>
void strided_conv2d(double tolerance) {
    namespace o = oracle::net_conv2d_strided;
    using Double = StridedConv2DNet<double>;
    const auto lesson = reference::lesson<StridedConv2DNet<T>, CrossEntropy, batch>(
        network<Double>(2, o::c1_weight, o::c1_bias, o::c2_weight, o::c2_bias, o::fc_weight, o::fc_bias),
        reference::channels_last(o::x, batch, 2).numbers, o::label);
    CHECK(lesson.logit_error(o::logits) < tolerance);
    CHECK(lesson.loss_error(o::loss0) < tolerance);
    CHECK(lesson.gradient_error(network<Double>(2, o::dc1_weight, o::dc1_bias, o::dc2_weight, o::dc2_bias,
                                                o::dfc_weight, o::dfc_bias)) < tolerance);
    CHECK(course_error(lesson, o::loss,
                       network<Double>(2, o::c1_weight_s10, o::c1_bias_s10, o::c2_weight_s10, o::c2_bias_s10,
                                       o::fc_weight_s10, o::fc_bias_s10)) < tolerance);
}

template <class T>
using SeparableNet = Network<T, Input<6, 6, 2>, Conv2D<4, 3, ReLU, Padding<1>>,
                             Residual<DepthwiseConv2D<3, ReLU, Padding<1>>, Conv2D<4, 1>, ReLU>, AveragePool2D<2>,
                             GlobalAveragePool, Dense<3, Softmax>>;

/// Its parameters: first convolution, depthwise and pointwise one inside the Residual, Dense.
template <std::size_t C1, std::size_t D, std::size_t C2, std::size_t W>
SeparableNet<double> separable_network(const double (&c1)[C1], const double (&b1)[4], const double (&dw)[D],
                                       const double (&b)[4], const double (&c2)[C2], const double (&b2)[4],
                                       const double (&fc)[W], const double (&b3)[3]) {
    SeparableNet<double> net{};
    double* next = net.parameters().data();
    next = reference::load_kernels(next, 2, c1, b1);
    next = reference::load_kernels(next, 1, dw, b);
    next = reference::load_kernels(next, 4, c2, b2);
    next = reference::load_kernels(next, 4, fc, b3);
    const std::size_t count = SeparableNet<double>::parameter_count;
    REQUIRE(next == net.parameters().data() + count);
    return net;
}

template <class T>
void separable(double tolerance) {
    namespace o = oracle::net_separable;
    const auto lesson = reference::lesson<SeparableNet<T>, CrossEntropy, batch>(
        separable_network(o::c1_weight, o::c1_bias, o::dw_weight, o::dw_bias, o::c2_weight, o::c2_bias, o::fc_weight,
                          o::fc_bias),
        reference::channels_last(o::x, batch, 2).numbers, o::label);
    CHECK(lesson.logit_error(o::logits) < tolerance);
    CHECK(lesson.loss_error(o::loss0) < tolerance);
    CHECK(lesson.gradient_error(separable_network(o::dc1_weight, o::dc1_bias, o::ddw_weight, o::ddw_bias, o::dc2_weight,
                                                  o::dc2_bias, o::dfc_weight, o::dfc_bias)) < tolerance);
    CHECK(course_error(lesson, o::loss,
                       separable_network(o::c1_weight_s10, o::c1_bias_s10, o::dw_weight_s10, o::dw_bias_s10,
                                         o::c2_weight_s10, o::c2_bias_s10, o::fc_weight_s10, o::fc_bias_s10)) <
          tolerance);
}

} // namespace

TEST_CASE(
    "depthwise and pointwise convolution with a skip around them, ReLU of the sum, mean: gradients and ten steps") {
    separable<double>(1e-12);
    separable<float>(1e-6);
}

TEST_CASE("convolution over time, pool, convolution and Dense over all positions: gradients and ten steps") {
    conv1d<double>(1e-12);
    conv1d<float>(1e-6);
}

TEST_CASE("strided, padded, dilated convolution over time and the mean over positions: gradients and ten steps") {
    strided_conv1d<double>(1e-12);
    strided_conv1d<float>(1e-6);
}

TEST_CASE("convolution over rows and columns, pool, convolution and Dense: gradients and ten steps") {
    conv2d<double>(1e-12);
    conv2d<float>(1e-6);
}

TEST_CASE("strided, padded convolution over rows and columns and the mean over positions: gradients and ten steps") {
    strided_conv2d<double>(1e-12);
    strided_conv2d<float>(1e-6);
}
