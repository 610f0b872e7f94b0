// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

template <class T>
using ByHand = Network<T, Input<2>, Dense<2>, Residual<Dense<2, ReLU>, Dense<2>, ReLU>>;

/// x = (1, -2) comes through the first layer; f's hidden layer is (0.5, -4), f(x) = (1.25, 0), x + f(x) = (2.25, -2).
template <class T>
constexpr ByHand<T> by_hand() {
    ByHand<T> net{};
    net.parameters() = {{T(1), T(0), T(0), T(1), T(0), T(0),       //
                         T(1), T(-1), T(0.5), T(2), T(0.5), T(1),  //
                         T(2), T(-2), T(1), T(1), T(0.25), T(1)}}; //
    return net;
}

/// After a step of rate 1 on the target (1.25, 0): dJ/dz = (1, 0), dJ/df1 = (2, 1), of which ReLU lets pass (2, 0),
/// dJ/dx = (1, 0) + (2, 1), from skip and f.
template <class T>
constexpr ByHand<T> taught_by_hand() {
    ByHand<T> net = by_hand<T>();
    Trainer<ByHand<T>, SquaredError, SGD> trainer{net, {T(1)}};
    trainer.step({{T(1), T(-2)}}, {{T(1.25), T(0)}});
    return net;
}

template <class T>
constexpr typename ByHand<T>::Parameters wanted() {
    return {{T(-2), T(-1), T(6), T(3), T(-3), T(-1),    //
             T(-1), T(-1), T(4.5), T(2), T(-1.5), T(1), //
             T(1.5), T(-2), T(1), T(1), T(-0.75), T(1)}};
}

template <class T>
constexpr bool is_right_by_hand() {
    const ByHand<T> net = by_hand<T>();
    const auto y = net({{T(1), T(-2)}});
    const auto z = net.logits({{T(1), T(-2)}});
    const ByHand<T> taught = taught_by_hand<T>();
    const auto right = wanted<T>();
    bool holds = y[0] == T(2.25) && y[1] == T(0) && z[0] == T(2.25) && z[1] == T(-2);
    for (std::size_t i = 0; i < right.size(); ++i) {
        holds = holds && taught.parameters()[i] == right[i];
    }
    return holds;
}

// One layer for those around it, several for who asks for weights.
using Block = Residual<Dense<4, ReLU>, Dropout<20>, Dense<7>, Tanh>;
using Net = Network<float, Input<3>, Dense<5>, Block, Residual<Residual<Dense<7, Sigmoid>>, Dense<2, ReLU>>, Dense<6>>;
static_assert(std::is_empty<Block>::value, "a description");
static_assert(Net::parameter_count ==
                  20 + (5 * 4 + 4 + 4 * 7 + 7 + 5 * 7 + 7) + (7 * 7 + 7 + 7 * 2 + 2 + 7 * 2 + 2) + (2 * 6 + 6),
              "f's, then those of the projection");
static_assert(Net::Layers::parameter_layer_count == 8, "each layer with parameters, and each projection");

template <std::size_t Index>
using WeightsOf = decltype(std::declval<Net&>().weights<Index>());
static_assert(std::is_same<WeightsOf<1>, MatrixView<float, 5, 4>>::value, "f's first");
static_assert(std::is_same<WeightsOf<2>, MatrixView<float, 4, 7>>::value, "f's second");
static_assert(std::is_same<WeightsOf<3>, MatrixView<float, 5, 7>>::value, "the projection");
static_assert(std::is_same<WeightsOf<4>, MatrixView<float, 7, 7>>::value, "inside of a Residual in another one");
static_assert(std::is_same<WeightsOf<5>, MatrixView<float, 7, 2>>::value, "behind it");
static_assert(std::is_same<WeightsOf<6>, MatrixView<float, 7, 2>>::value, "the outer projection");
static_assert(std::is_same<WeightsOf<7>, MatrixView<float, 2, 6>>::value, "behind both");

// The tape: z and dJ/dz of the sum, and what the layers inside keep; with a projection also dJ/dx.
template <class Network>
constexpr std::size_t tape = memory_of<Trainer<Network, SquaredError, SGD>>().activations / sizeof(float);
static_assert(tape<Network<float, Input<5>, Residual<Dense<4>, Dense<5>>>> == 2 * (4 + 5 + 5), "x itself");
static_assert(tape<Network<float, Input<5>, Residual<Dense<4>, Dense<6>>>> == 2 * (4 + 6 + 6) + 5, "a projection");

template <class T>
constexpr bool all_zero(const T& view) {
    for (const auto number : view) {
        if (number < 0 || number > 0) {
            return false;
        }
    }
    return true;
}

} // namespace

#if __cplusplus >= 201703L
static_assert(is_right_by_hand<float>() && is_right_by_hand<double>(), "in a constant expression");
#endif

TEST_CASE_TEMPLATE("residual: ReLU(x + f(x)) and a step by hand", T, float, double) {
    CHECK(is_right_by_hand<T>());
    CHECK(taught_by_hand<T>().parameters() == wanted<T>());
}

TEST_CASE("residual: weights and biases are those of its layers, one after the other") {
    Net net;
    for (std::size_t i = 0; i < Net::parameter_count; ++i) {
        net.parameters()[i] = static_cast<float>(i);
    }
    CHECK(net.weights<1>()(0, 0) == 20.0f);
    CHECK(net.bias<1>()[0] == 40.0f);
    CHECK(net.weights<2>()(0, 0) == 44.0f);
    CHECK(net.weights<3>()(0, 0) == 79.0f);
    CHECK(net.bias<3>()[6] == 79.0f + 35.0f + 6.0f);
    CHECK(net.weights<4>()(0, 0) == 121.0f);
    CHECK(net.weights<7>()(0, 0) == 209.0f);
    net.bias<3>()[6] = -1.0f;
    CHECK(net.parameters()[120] == -1.0f);
}

TEST_CASE("residual: its layers are initialized each by its own activation, and looked at one by one") {
    Net net;
    initialize(net, 7);
    CHECK(is_initialized(net));
    CHECK(all_zero(net.bias<3>()));
    // The same numbers as in a plain network of these layers.
    Network<float, Input<3>, Dense<5>, Dense<4, ReLU>, Dense<7>> plain;
    initialize(plain, 7);
    CHECK(std::equal(plain.parameters().begin(), plain.parameters().end(), net.parameters().begin()));
    for (float& weight : net.weights<3>()) {
        weight = 0.0f;
    }
    CHECK_FALSE(is_initialized(net));
}

TEST_CASE("residual: a linear one is the Dense whose weights are W + 1") {
    using Sum = Network<double, Input<3>, Dense<4, Tanh>, Residual<Dense<4>>, Dense<2>>;
    using Plain = Network<double, Input<3>, Dense<4, Tanh>, Dense<4>, Dense<2>>;
    Sum sum;
    initialize(sum, 3);
    Plain plain;
    plain.parameters() = sum.parameters();
    for (std::size_t i = 0; i < 4; ++i) {
        plain.weights<1>()(i, i) += 1.0;
    }
    const Sum::Input x{{0.5, -1.0, 0.25}};
    const Sum::Output target{{0.5, -0.5}};
    Trainer<Sum, SquaredError, SGD> trainer{sum, {0.25}};
    Trainer<Plain, SquaredError, SGD> of_plain{plain, {0.25}};
    for (int i = 0; i < 5; ++i) {
        CHECK(trainer.step(x, target) == doctest::Approx(of_plain.step(x, target)).epsilon(1e-12));
    }
    for (std::size_t i = 0; i < 4; ++i) {
        plain.weights<1>()(i, i) -= 1.0;
    }
    for (std::size_t i = 0; i < Sum::parameter_count; ++i) {
        CHECK(sum.parameters()[i] == doctest::Approx(plain.parameters()[i]).epsilon(1e-12));
    }
}

TEST_CASE("residual: as last layer its logits are the sum, and the loss comes from them") {
    using Last = Network<double, Input<3>, Residual<Dense<3>, Softmax>>;
    Last net;
    initialize(net, 3);
    const Last::Input x{{0.5, -1.0, 2.0}};
    const Last::Output z = net.logits(x);
    CHECK(net(x)[1] == doctest::Approx(math::exp(z[1]) / (math::exp(z[0]) + math::exp(z[1]) + math::exp(z[2]))));
    Trainer<Last, CrossEntropy, SGD> trainer{net, {0.5}};
    const double before = evaluate<CrossEntropy>(net, x, Label{1});
    CHECK(before == doctest::Approx(-math::log(net(x)[1])));
    CHECK(trainer.step(x, Label{1}) == doctest::Approx(before));
    for (int i = 0; i < 20; ++i) {
        trainer.step(x, Label{1});
    }
    CHECK(evaluate<CrossEntropy>(net, x, Label{1}) < 0.2 * before);
}
