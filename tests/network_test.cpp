// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/activation/relu.hpp>
#include <nervelet/activation/sigmoid.hpp>
#include <nervelet/activation/softmax.hpp>
#include <nervelet/layer/dropout.hpp>
#include <nervelet/network.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <limits>
#include <type_traits>

#include "oracle/net_B_relu_cce.hpp"
#include "oracle/net_C_relu_bce.hpp"
#include "support/reference.hpp"

using namespace nervelet;
using reference::network;

namespace {

template <class T>
using FourLayers = Network<T, Input<16>, Dense<32, ReLU>, Dense<16, ReLU>, Dense<8, ReLU>, Dense<1, Sigmoid>>;
template <class T>
using Classifier = Network<T, Input<64>, Dense<32, ReLU>, Dense<10, Softmax>>;
template <class T>
using Small = Network<T, Input<2>, Dense<3, ReLU>, Dropout<10>, Dense<2>>;

/// The largest error of the answers, or of the last layer's z, relative to the largest number among them.
template <class Net, std::size_t Inputs, std::size_t Outputs>
double answer_error(const Net& net, const double (&x)[Inputs], const double (&expected)[Outputs], bool logits) {
    const auto inputs = reference::rows<typename Net::Scalar, Net::input_size>(x);
    std::array<double, Outputs> actual{};
    for (std::size_t i = 0; i < Outputs; ++i) {
        const auto& example = inputs[i / Net::output_size];
        actual[i] = static_cast<double>((logits ? net.logits(example) : net(example))[i % Net::output_size]);
    }
    return reference::tensor_error(actual, expected, Outputs);
}

template <class T>
void four_layers(double tolerance) {
    namespace o = oracle::net_C_relu_bce;
    const auto net = network<FourLayers<T>>(o::W1, o::b1, o::W2, o::b2, o::W3, o::b3, o::W4, o::b4);
    CHECK(answer_error(net, o::x, o::z4, true) < tolerance);
    CHECK(answer_error(net, o::x, o::y, false) < tolerance);
}

template <class T>
void classifier(double tolerance) {
    namespace o = oracle::net_B_relu_cce;
    const auto net = network<Classifier<T>>(o::W1, o::b1, o::W2, o::b2);
    CHECK(answer_error(net, o::x, o::z2, true) < tolerance);
    CHECK(answer_error(net, o::x, o::y, false) < tolerance);
}

/// 2-3-2 with round numbers: z1 = (1 - 4 + 1, 2 - 2, 3 + 6 - 2) = (-2, 0, 7), a1 = (0, 0, 7).
template <class T>
constexpr Small<T> small() {
    Small<T> net{};
    const T values[] = {T(1), T(2), T(3), T(2), T(1),   T(-3), T(1), T(0), T(-2), // W1 2x3, b1
                        T(5), T(6), T(7), T(8), T(0.5), T(-1), T(1), T(2)};       // W2 3x2, b2
    for (std::size_t i = 0; i < Small<T>::parameter_count; ++i) {
        net.parameters()[i] = values[i];
    }
    return net;
}

template <class T>
constexpr bool answers_by_hand() {
    const std::array<T, 2> y = small<T>()({{T(1), T(-2)}});
    return y[0] == T(1 + 3.5) && y[1] == T(2 - 7);
}

/// Parameters lie layer after layer, W [in][out], then b; views count the layers that have parameters.
template <class T>
constexpr bool views_agree() {
    Small<T> net = small<T>();
    const Small<T>& fixed = net;
    bool right = net.template weights<0>()(0, 2) == T(3) && net.template weights<0>()(1, 0) == T(2) &&
                 net.template bias<0>()[2] == T(-2) && fixed.template weights<1>()(2, 0) == T(0.5) &&
                 fixed.template weights<1>()(0, 1) == T(6) && fixed.template bias<1>()[1] == T(2);
    net.template weights<1>()(1, 1) = T(42);
    net.template bias<1>()[0] = T(43);
    return right && net.parameters()[9 + 3] == T(42) && net.parameters()[9 + 6] == T(43);
}

template <class T>
constexpr bool starts_with_zeros() {
    Small<T> net{};
    for (std::size_t i = 0; i < Small<T>::parameter_count; ++i) {
        if (!(net.parameters()[i] == T(0))) {
            return false;
        }
    }
    return true;
}

static_assert(Small<float>::parameter_count == 17 && FourLayers<float>::parameter_count == 1217, "W and b");
static_assert(sizeof(Small<float>) == 17 * sizeof(float) && sizeof(Classifier<double>) == 2410 * sizeof(double),
              "a network is its parameters");
static_assert(std::is_trivially_copyable<Small<float>>::value && std::is_standard_layout<Small<float>>::value,
              "can be saved as bytes");
static_assert(std::is_same<Classifier<float>::Input, std::array<float, 64>>::value &&
                  std::is_same<Classifier<float>::Output, std::array<float, 10>>::value,
              "what goes in and comes out");

} // namespace

#if __cplusplus >= 201703L
static_assert(answers_by_hand<float>() && answers_by_hand<double>(), "in a constant expression");
static_assert(views_agree<float>() && views_agree<double>(), "layer after layer");
static_assert(starts_with_zeros<float>() && starts_with_zeros<double>(), "zero at first");
#endif

TEST_CASE("multi-layer perceptrons, section 2: Z = W^T A + b, A = f(Z), four layers, as the reference") {
    four_layers<double>(1e-12);
    four_layers<float>(1e-6);
}

TEST_CASE("general feedforward networks, 1.1: a = sigma(W x + b) up to Softmax, as the reference") {
    classifier<double>(1e-12);
    classifier<float>(1e-6);
}

TEST_CASE("Network: the answer by hand") {
    CHECK(answers_by_hand<float>());
    CHECK(answers_by_hand<double>());
}

TEST_CASE("Network: parameters are one flat array, layer after layer, and views lie in it") {
    CHECK(views_agree<float>());
    CHECK(views_agree<double>());
}

TEST_CASE("Network: all parameters are zero at first") {
    CHECK(starts_with_zeros<float>());
    CHECK(starts_with_zeros<double>());
}

TEST_CASE("Network: NaN in, NaN out, also behind ReLU and a weight of zero") {
    Small<float> net{};
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const Small<float>::Output y = net({{nan, 1.0f}});
    CHECK(y[0] != y[0]);
    CHECK(y[1] != y[1]);
}
