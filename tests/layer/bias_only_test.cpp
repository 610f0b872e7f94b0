// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstddef>
#include <type_traits>

#include "support/factory.hpp"

using namespace support;

namespace {

template <class T>
using Whole = Network<T, Input<6>, BiasOnly<First<T>>, BiasOnly<Second<T>>, BiasOnly<Third<T>>>;
template <class T>
using Mixed = Network<T, Input<6>, First<T>, BiasOnly<Second<T>>, Dropout<20>, Dense<4, Softmax>>;
template <class T>
using Above = Network<T, Input<6>, Dense<8, Tanh>, BiasOnly<Second<T>>, BiasOnly<Third<T>>>;

static_assert(sizeof(Whole<float>) == (8 + 5 + 4) * sizeof(float), "the network in RAM is its biases");
static_assert(memory_of<Trainer<Whole<float>, CrossEntropy, SGD>>().activations == 2 * (8 + 5 + 4) * sizeof(float),
              "outputs and deltas");
static_assert(memory_of<Trainer<Whole<float>, CrossEntropy, Adam>>().optimizer == (2 * (8 + 5 + 4) + 4) * sizeof(float),
              "two numbers a bias");
static_assert(sizeof(Mixed<float>) == (5 + 5 * 4 + 4) * sizeof(float), "the biases of the second, all of the third");
static_assert(std::is_empty<BiasOnly<First<float>>>::value, "a description");

template <class Net>
constexpr Net initialized(std::uint64_t seed) {
    Net net{};
    initialize(net, seed);
    return net;
}

/// The bits of the plain network's step where biases learn; where weights do not, they stay.
template <template <class> class Optimizer, class Loss, class T>
void compare_all() {
    const Whole<T> net = initialized<Whole<T>>(3);
    const Merged<Whole<T>> plain = merge(net);
    const Merged<Whole<T>> one = after_one<Loss, Optimizer>(net);
    const Merged<Whole<T>> two = after_two<Loss, Optimizer>(net);
    CHECK(same_weights<0>(one, plain));
    CHECK(same_weights<1>(one, plain));
    CHECK(same_weights<2>(two, plain));
    CHECK_FALSE(same_bias<0>(one, plain));
    CHECK(same_bias<0>(one, after_one<Loss, Optimizer>(plain)));
    CHECK(same_bias<1>(one, after_one<Loss, Optimizer>(plain)));
    CHECK(same_bias<2>(one, after_one<Loss, Optimizer>(plain)));
    CHECK(same_bias<0>(two, after_two<Loss, Optimizer>(plain)));
    CHECK(same_bias<1>(two, after_two<Loss, Optimizer>(plain)));
    CHECK(same_bias<2>(two, after_two<Loss, Optimizer>(plain)));
}

} // namespace

TEST_CASE_TEMPLATE("bias only: initialize sets the constant biases, and nothing is drawn", T, float, double) {
    const Whole<T> net = initialized<Whole<T>>(3);
    CHECK(net.parameters() == initialized<Whole<T>>(4).parameters());
    const auto plain = merge(net);
    CHECK(same_bias<0>(plain, network_of_numbers<Factory<T>>(1)));
    CHECK(same_bias<2>(plain, network_of_numbers<Factory<T>>(1)));
    CHECK(net(examples<T>()[0]) == network_of_numbers<Factory<T>>(1)(examples<T>()[0]));
    CHECK(net.template weights<1>().size() == 0);
    CHECK(net.template bias<1>().size() == 5);
}

TEST_CASE_TEMPLATE("bias only: computes what the plain network computes, to the bit, also after steps", T, float,
                   double) {
    Whole<T> net = initialized<Whole<T>>(3);
    Trainer<Whole<T>, CrossEntropy, SGD> trainer{net, {T(0.5)}};
    T loss = T(0);
    for (int i = 0; i < 20; ++i) {
        CHECK(computes_the_same(net));
        loss = trainer.step(examples<T>()[1], Label{1});
    }
    CHECK(loss < T(0.25));
    CHECK(computes_the_same(initialized<Mixed<T>>(3)));
    CHECK(computes_the_same(initialized<Above<T>>(3)));
}

TEST_CASE_TEMPLATE("bias only: biases get the bits of the plain network's step, weights stay", T, float, double) {
    compare_all<SGD, CrossEntropy, T>();
    compare_all<Adam, SquaredError, T>();
    const Mixed<T> mixed = initialized<Mixed<T>>(3);
    CHECK(same_bias<1>(after_one<CrossEntropy, SGD>(mixed), after_one<CrossEntropy, SGD>(merge(mixed))));
    CHECK(same_weights<2>(after_two<CrossEntropy, SGD>(mixed), after_two<CrossEntropy, SGD>(merge(mixed))));
    const Above<T> above = initialized<Above<T>>(3);
    CHECK(same_weights<0>(after_one<CrossEntropy, SGD>(above), after_one<CrossEntropy, SGD>(merge(above))));
}

TEST_CASE("bias only: finite differences, and the norm of the gradient") {
    CHECK(gradient_error<CrossEntropy>(initialized<Whole<double>>(3)) < 1e-8);
    CHECK(gradient_error<MeanSquaredError>(initialized<Whole<double>>(3)) < 1e-8);
    CHECK(gradient_error<CrossEntropy>(initialized<Mixed<double>>(3)) < 1e-8);
    CHECK(gradient_error<CrossEntropy>(initialized<Above<double>>(3)) < 1e-8);
    CHECK(norm_ratio(initialized<Whole<double>>(3), 1) == doctest::Approx(1.0));
    CHECK(norm_ratio(initialized<Whole<double>>(3), 3) >= 1.0);
}
