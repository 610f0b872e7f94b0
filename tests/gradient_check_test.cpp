// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <limits>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

/// Dense below dropout below Dense.
template <class Hidden, class Last>
using Net = Network<double, Input<3>, Dense<4, Hidden>, Dropout<25>, Dense<3, Last>>;

/// Targets in (0, 1) that sum to 1: every loss takes them. With this seed most ReLU units are awake, and nothing is
/// near a kink.
template <class Loss, class Hidden, class Last>
double error_of() {
    Net<Hidden, Last> net{};
    initialize(net, 166);
    const std::array<double, 3> x{{0.5, -1.25, 0.75}};
    const std::array<double, 3> target{{0.15, 0.6, 0.25}};
    return gradient_check<Loss>(net, x, target).largest_error;
}

/// f(z) = z^3 with the slope of z^2.
struct WrongSlope : ElementwiseActivation<WrongSlope> {
    template <class T>
    static constexpr T value(T z) {
        return z * z * z;
    }

    template <class T>
    static constexpr T slope(T z, T) {
        return T(2) * z;
    }
};

/// As MeanSquaredError, without the 2.
struct WrongLoss : ElementwiseLoss {
    static constexpr bool is_mean = true;

    template <class T>
    static constexpr T value(T output, T target) {
        return (output - target) * (output - target);
    }

    template <class T>
    static constexpr T slope(T output, T target) {
        return output - target;
    }
};

/// An activation whose slope is not finite.
struct NoSlope : ElementwiseActivation<NoSlope> {
    template <class T>
    static constexpr T value(T z) {
        return z;
    }

    template <class T>
    static constexpr T slope(T, T) {
        return std::numeric_limits<T>::quiet_NaN();
    }
};

template <class T>
using Linear = Network<T, Input<1>, Dense<1>>;

/// y = 3 x + 0.5 at x = 2, t = 1: the loss is a parabola and h a power of two, so that the difference is exact.
template <class T>
constexpr bool measures_a_line() {
    Linear<T> net{};
    net.parameters()[0] = T(3);
    net.parameters()[1] = T(0.5);
    const T h = T(1) / T(1024);
    return gradient_check<SquaredError>(net, {{T(2)}}, std::array<T, 1>{{T(1)}}, h).largest_error == T(0);
}

} // namespace

#if __cplusplus >= 201703L
static_assert(measures_a_line<double>() && measures_a_line<float>(), "in a constant expression");
#endif

TEST_CASE_TEMPLATE("finite differences: every activation, hidden and last, under the losses that take any output",
                   Activation, Identity, ReLU, LeakyReLU, ELU, ELUWith<70>, GELU, GELUTanh, SiLU, Softplus, Sigmoid,
                   Tanh, Hardsigmoid, Hardswish, ReLU6, SELU) {
    CHECK(error_of<SquaredError, Activation, Activation>() < 1e-7);
    CHECK(error_of<MeanSquaredError, Activation, Activation>() < 1e-7);
    CHECK(error_of<MeanAbsoluteError, Activation, Activation>() < 1e-7);
    CHECK(error_of<HuberWith<30>, Activation, Activation>() < 1e-7);
}

TEST_CASE_TEMPLATE("finite differences: every hidden activation below Softmax and cross-entropy", Activation, Identity,
                   ReLU, LeakyReLU, ELU, ELUWith<70>, GELU, GELUTanh, SiLU, Softplus, Sigmoid, Tanh, Hardsigmoid,
                   Hardswish, ReLU6, SELU) {
    CHECK(error_of<CrossEntropy, Activation, Softmax>() < 1e-7);
}

TEST_CASE_TEMPLATE("finite differences: Softmax under every loss, through its whole Jacobian", Loss, SquaredError,
                   MeanSquaredError, MeanAbsoluteError, Huber, BinaryCrossEntropy) {
    CHECK(error_of<Loss, Tanh, Softmax>() < 1e-7);
}

TEST_CASE("finite differences: binary cross-entropy after Sigmoid and after Hardsigmoid") {
    CHECK(error_of<BinaryCrossEntropy, Tanh, Sigmoid>() < 1e-7);
    CHECK(error_of<BinaryCrossEntropy, Tanh, Hardsigmoid>() < 1e-7);
}

TEST_CASE("finite differences: a label") {
    Net<Tanh, Softmax> net{};
    initialize(net, 166);
    CHECK(gradient_check<CrossEntropy>(net, {{0.5, -1.25, 0.75}}, Label{1}).largest_error < 1e-7);
}

TEST_CASE("gradient check: exact on a parabola, also in a constant expression") {
    CHECK(measures_a_line<double>());
    CHECK(measures_a_line<float>());
}

TEST_CASE("gradient check: finds a wrong slope and says where") {
    CHECK(error_of<SquaredError, WrongSlope, Identity>() > 1e-3);
    CHECK(error_of<SquaredError, Tanh, WrongSlope>() > 1e-3);
    Linear<double> net{};
    net.parameters()[0] = 3.0;
    const auto check = gradient_check<WrongLoss>(net, {{2.0}}, std::array<double, 1>{{1.0}});
    CHECK(check.index == 0);
    CHECK(check.analytic == 10.0);
    CHECK(check.numeric == doctest::Approx(20.0));
    CHECK(check.largest_error == doctest::Approx(1.0 / 3.0));
}

TEST_CASE("gradient check: finds a wrong loss") {
    CHECK(error_of<WrongLoss, Tanh, Identity>() > 1e-3);
}

TEST_CASE("gradient check: a gradient that is NaN is an error") {
    const double worst = error_of<SquaredError, Tanh, NoSlope>();
    CHECK(!(worst <= 1e-7));
}
