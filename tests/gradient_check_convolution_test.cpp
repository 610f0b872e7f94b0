// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

/// Uneven numbers between -1 and 1.
template <class Input>
constexpr Input uneven() {
    Input x{};
    for (std::size_t i = 0; i < x.size(); ++i) {
        (&x[0])[i] = static_cast<double>(i * 37 % 101) / 50.0 - 1.0;
    }
    return x;
}

/// Targets in (0, 1): every loss takes them.
template <class Output>
Output targets() {
    Output target{};
    for (std::size_t i = 0; i < target.size(); ++i) {
        target[i] = 0.15 + 0.1 * static_cast<double>(i % 8);
    }
    return target;
}

/// A convolution as the last layer below a loss, above another one, so that dJ/dx is checked, too.
template <class Loss, class InputOfNet, class Below, class Layer>
double error_of() {
    using Net = Network<double, InputOfNet, Below, Layer>;
    static Net net{};
    initialize(net, 9);
    for (double& parameter : net.parameters()) {
        parameter += 0.05; // biases as well
    }
    return gradient_check<Loss>(net, uneven<typename Net::Input>(), targets<typename Net::Output>()).largest_error;
}

template <class Loss, class Activation>
double of_series() {
    return error_of<Loss, Input<9, 2>, Conv1D<3, 2, Activation, Same>, Conv1D<2, 3, Activation, Stride<2>>>();
}

template <class Loss, class Activation>
double of_rows() {
    return error_of<Loss, Input<4, 5, 1>, Conv2D<2, 2, Activation, Same>,
                    Conv2D<2, Kernel<3, 2>, Activation, Stride<1, 2>>>();
}

template <class Below, class Layer>
double with_options() {
    return error_of<MeanSquaredError, Input<9, 2>, Below, Layer>();
}

template <class Below, class Layer>
double with_options_of_rows() {
    return error_of<MeanSquaredError, Input<5, 6, 2>, Below, Layer>();
}

#if __cplusplus >= 201703L
constexpr bool agrees_in_constant_expression() {
    Network<double, Input<4, 1>, Conv1D<2, 2, Tanh, Causal>, Conv1D<1, 2, Identity, Stride<2>>> net{};
    for (std::size_t i = 0; i < net.parameters().size(); ++i) {
        net.parameters()[i] = static_cast<double>(i % 5) / 4.0 - 0.4;
    }
    return gradient_check<SquaredError>(net, {{0.5, -1.0, 0.25, 0.75}}, std::array<double, 2>{{0.5, 0.0}})
               .largest_error < 1e-7;
}

static_assert(agrees_in_constant_expression(), "in a constant expression");
#endif

} // namespace

TEST_CASE_TEMPLATE("finite differences: convolutions with every activation", Activation, Identity, ReLU, LeakyReLU, ELU,
                   GELU, GELUTanh, SiLU, Softplus, Sigmoid, Tanh, Hardsigmoid, Hardswish, ReLU6, SELU) {
    CHECK(of_series<MeanSquaredError, Activation>() < 1e-7);
    CHECK(of_rows<MeanSquaredError, Activation>() < 1e-7);
}

TEST_CASE_TEMPLATE("finite differences: a convolution as last layer under every loss", Loss, SquaredError,
                   MeanAbsoluteError, HuberWith<30>, BinaryCrossEntropy) {
    CHECK(of_series<Loss, Sigmoid>() < 1e-7);
    CHECK(of_rows<Loss, Sigmoid>() < 1e-7);
}

TEST_CASE("finite differences: every option of Conv1D, below and above") {
    CHECK(with_options<Conv1D<3, 3, Tanh, Stride<2>>, Conv1D<2, 2, Tanh>>() < 1e-7);
    CHECK(with_options<Conv1D<3, 3, Tanh, Padding<4>>, Conv1D<2, 3, Tanh, Padding<1>, Stride<3>>>() < 1e-7);
    CHECK(with_options<Conv1D<3, 4, Tanh, Same, Stride<3>>, Conv1D<2, 5, Tanh, Same>>() < 1e-7);
    CHECK(with_options<Conv1D<3, 3, Tanh, Causal>, Conv1D<2, 2, Tanh, Causal, Stride<2>, Dilation<3>>>() < 1e-7);
    CHECK(with_options<Conv1D<3, 3, Tanh, Dilation<4>>, Conv1D<2, 1, Tanh>>() < 1e-7);
    CHECK(with_options<Conv1D<3, 1, Tanh, Stride<4>>, Conv1D<2, 2, Tanh, Dilation<2>, Same>>() < 1e-7);
}

TEST_CASE("finite differences: every option of Conv2D, below and above") {
    CHECK(with_options_of_rows<Conv2D<3, Kernel<2, 3>, Tanh, Stride<2, 1>>, Conv2D<2, Kernel<1, 2>, Tanh>>() < 1e-7);
    CHECK(with_options_of_rows<Conv2D<3, 3, Tanh, Padding<1, 2>>, Conv2D<2, 2, Tanh, Padding<2>, Stride<3>>>() < 1e-7);
    CHECK(with_options_of_rows<Conv2D<3, 4, Tanh, Same, Stride<2>>, Conv2D<2, 1, Tanh, Stride<2>>>() < 1e-7);
}

TEST_CASE("finite differences: dropout below, between and above convolutions") {
    using Net = Network<double, Input<9, 2>, Dropout<20>, Conv1D<3, 3, Tanh>, Dropout<30>, Conv1D<2, 2, Tanh, Same>,
                        Dropout<25>, Dense<3, Softmax>>;
    static Net net{};
    initialize(net, 4);
    CHECK(gradient_check<CrossEntropy>(net, uneven<Net::Input>(), Label{2}).largest_error < 1e-7);
}
