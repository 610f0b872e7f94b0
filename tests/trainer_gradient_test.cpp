// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/activation/relu.hpp>
#include <nervelet/activation/sigmoid.hpp>
#include <nervelet/activation/softmax.hpp>
#include <nervelet/activation/tanh.hpp>
#include <nervelet/loss/binary_cross_entropy.hpp>
#include <nervelet/loss/cross_entropy.hpp>
#include <nervelet/loss/mean_squared_error.hpp>
#include <nervelet/loss/squared_error.hpp>

#include <doctest/doctest.h>

#include "oracle/net_A_tanh_bce.hpp"
#include "oracle/net_A_tanh_mse_sigmoid.hpp"
#include "oracle/net_B_relu_cce.hpp"
#include "oracle/net_C_relu_bce.hpp"
#include "oracle/net_b1_cce.hpp"
#include "oracle/net_reg_mse.hpp"
#include "support/lesson.hpp"

using namespace nervelet;
using reference::network;

namespace {

template <class T>
using FourLayers = Network<T, Input<16>, Dense<32, ReLU>, Dense<16, ReLU>, Dense<8, ReLU>, Dense<1, Sigmoid>>;
template <class T>
using Regression = Network<T, Input<5>, Dense<9, Tanh>, Dense<6, Tanh>, Dense<3>>;
template <class T>
using TanhSigmoid = Network<T, Input<2>, Dense<8, Tanh>, Dense<1, Sigmoid>>;
template <class T>
using ReLUSoftmax = Network<T, Input<64>, Dense<32, ReLU>, Dense<10, Softmax>>;
template <class T>
using SigmoidSoftmax = Network<T, Input<12>, Dense<7, Sigmoid>, Dense<4, Softmax>>;

template <class T>
void four_layers(double tolerance) {
    namespace o = oracle::net_C_relu_bce;
    using Double = FourLayers<double>;
    const auto lesson = reference::lesson<FourLayers<T>, BinaryCrossEntropy, 5>(
        network<Double>(o::W1, o::b1, o::W2, o::b2, o::W3, o::b3, o::W4, o::b4), o::x, o::target);
    CHECK(lesson.logit_error(o::z4) < tolerance);
    CHECK(lesson.output_error(o::y) < tolerance);
    CHECK(lesson.loss_error(o::loss) < tolerance);
    CHECK(lesson.gradient_error(network<Double>(o::dW1, o::db1, o::dW2, o::db2, o::dW3, o::db3, o::dW4, o::db4)) <
          tolerance);
    CHECK(lesson.input_gradient_error(o::dx) < tolerance);
}

/// Loss is MeanSquaredError, or SquaredError: then J and its gradient are larger by outputs / 2.
template <class T, class Loss>
void regression(double tolerance, double factor) {
    namespace o = oracle::net_reg_mse;
    using Double = Regression<double>;
    const auto lesson = reference::lesson<Regression<T>, Loss, 7>(
        network<Double>(o::W1, o::b1, o::W2, o::b2, o::W3, o::b3), o::x, o::target);
    Double gradient = network<Double>(o::dW1, o::db1, o::dW2, o::db2, o::dW3, o::db3);
    for (double& value : gradient.parameters()) {
        value *= factor;
    }
    CHECK(lesson.output_error(o::y) < tolerance);
    CHECK(lesson.loss_error(o::loss * factor) < tolerance);
    CHECK(lesson.gradient_error(gradient) < tolerance);
}

template <class T>
void regression_inputs(double tolerance) {
    namespace o = oracle::net_reg_mse;
    const auto lesson = reference::lesson<Regression<T>, MeanSquaredError, 7>(
        network<Regression<double>>(o::W1, o::b1, o::W2, o::b2, o::W3, o::b3), o::x, o::target);
    CHECK(lesson.input_gradient_error(o::dx) < tolerance);
}

template <class T>
void tanh_bce(double tolerance) {
    namespace o = oracle::net_A_tanh_bce;
    using Double = TanhSigmoid<double>;
    const auto lesson = reference::lesson<TanhSigmoid<T>, BinaryCrossEntropy, 4>(
        network<Double>(o::W1, o::b1, o::W2, o::b2), o::x, o::target);
    CHECK(lesson.output_error(o::y) < tolerance);
    CHECK(lesson.loss_error(o::loss) < tolerance);
    CHECK(lesson.gradient_error(network<Double>(o::dW1, o::db1, o::dW2, o::db2)) < tolerance);
    CHECK(lesson.input_gradient_error(o::dx) < tolerance);
}

template <class T>
void tanh_mse(double tolerance) {
    namespace o = oracle::net_A_tanh_mse_sigmoid;
    using Double = TanhSigmoid<double>;
    const auto lesson = reference::lesson<TanhSigmoid<T>, MeanSquaredError, 4>(
        network<Double>(o::W1, o::b1, o::W2, o::b2), o::x, o::target);
    CHECK(lesson.output_error(o::y) < tolerance);
    CHECK(lesson.loss_error(o::loss) < tolerance);
    CHECK(lesson.gradient_error(network<Double>(o::dW1, o::db1, o::dW2, o::db2)) < tolerance);
    CHECK(lesson.input_gradient_error(o::dx) < tolerance);
}

template <class T>
void relu_softmax(double tolerance) {
    namespace o = oracle::net_B_relu_cce;
    using Double = ReLUSoftmax<double>;
    const auto lesson =
        reference::lesson<ReLUSoftmax<T>, CrossEntropy, 3>(network<Double>(o::W1, o::b1, o::W2, o::b2), o::x, o::label);
    CHECK(lesson.output_error(o::y) < tolerance);
    CHECK(lesson.loss_error(o::loss) < tolerance);
    CHECK(lesson.gradient_error(network<Double>(o::dW1, o::db1, o::dW2, o::db2)) < tolerance);
    CHECK(lesson.input_gradient_error(o::dx) < tolerance);
}

template <class T>
void batch_of_one(double tolerance) {
    namespace o = oracle::net_b1_cce;
    using Double = SigmoidSoftmax<double>;
    const auto lesson = reference::lesson<SigmoidSoftmax<T>, CrossEntropy, 1>(
        network<Double>(o::W1, o::b1, o::W2, o::b2), o::x, o::label);
    CHECK(lesson.output_error(o::y) < tolerance);
    CHECK(lesson.loss_error(o::loss) < tolerance);
    CHECK(lesson.gradient_error(network<Double>(o::dW1, o::db1, o::dW2, o::db2)) < tolerance);
    CHECK(lesson.input_gradient_error(o::dx) < tolerance);
}

} // namespace

TEST_CASE("multi-layer perceptrons, back-propagation derivation: 4-layer ReLU network with sigmoid output and binary "
          "cross-entropy") {
    four_layers<double>(1e-12);
    four_layers<float>(1e-6);
}

TEST_CASE("general feedforward networks, 4.1 and 2.18: dJ/dW = H A^T, dJ/db = H 1, J = 1/(2N) sum ||a - t||^2") {
    regression<double, SquaredError>(1e-12, 1.5);
    regression<float, SquaredError>(1e-6, 1.5);
}

TEST_CASE("general feedforward networks, 4.2: H = Delta (.) sigma', Delta = W^T H down to dJ/dx, mean squared error") {
    regression<double, MeanSquaredError>(1e-12, 1.0);
    regression<float, MeanSquaredError>(1e-6, 1.0);
    regression_inputs<double>(1e-12);
    regression_inputs<float>(1e-6);
}

TEST_CASE("tanh network with sigmoid output: binary cross-entropy and squared error, as the reference") {
    tanh_bce<double>(1e-12);
    tanh_bce<float>(1e-6);
    tanh_mse<double>(1e-12);
    tanh_mse<float>(1e-6);
}

TEST_CASE("Feedforward Neural Networks in Depth, part 2: ReLU below Softmax with cross-entropy, 64-32-10") {
    relu_softmax<double>(1e-12);
    relu_softmax<float>(1e-6);
}

TEST_CASE("Feedforward Neural Networks in Depth, part 2: Sigmoid below Softmax with cross-entropy, batch of one") {
    batch_of_one<double>(1e-12);
    batch_of_one<float>(1e-6);
}
