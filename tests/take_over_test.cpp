// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include "support/factory.hpp"

using namespace support;

namespace {

// The same layers as the factory's: one frozen, one of which the biases learn, one that learns all.
using Tuned = Network<float, Input<6>, First<float>, BiasOnly<Second<float>>, Dropout<20>, Dense<4, Softmax>>;
using Adapted = Network<float, Input<6>, First<float>, LowRank<Second<float>, 2>, Dense<4, Softmax>>;
using Plain = Network<float, Input<6>, Dense<8, Tanh>, Dense<5, Sigmoid>, Dense<4, Sigmoid>>;
using Precise = Network<double, Input<6>, First<double>, Dense<5, Sigmoid>, Dense<4, Softmax>>;

template <class Net, class Other>
constexpr Net taken_over(const Other& other) {
    Net net{};
    take_over(net, other);
    return net;
}

template <class Net, class T>
constexpr bool computes_what_the_factory_does(const Net& net, const Factory<T>& factory) {
    return net(examples<T>()[0]) == factory(examples<T>()[0]) && net(examples<T>()[1]) == factory(examples<T>()[1]);
}

template <class Net, class T>
bool is_the_factory(const Factory<T>& factory) {
    return computes_what_the_factory_does(taken_over<Net>(factory), factory);
}

} // namespace

#if __cplusplus >= 201703L
constexpr Tuned tuned = taken_over<Tuned>(factory_of_float);
static_assert(tuned.parameters()[0] == factory_of_float.bias<1>()[0], "in a constant expression");
#endif

TEST_CASE("take_over: what learns starts with the numbers of the factory") {
    const Tuned net = taken_over<Tuned>(factory_of_float);
    CHECK(same(net.bias<0>(), factory_of_float.bias<1>()));
    CHECK(same(net.weights<1>(), factory_of_float.weights<2>()));
    CHECK(same(net.bias<1>(), factory_of_float.bias<2>()));
    CHECK(is_the_factory<Tuned>(factory_of_float));
    CHECK(is_the_factory<Precise>(factory_of_double));
}

TEST_CASE("take_over: of a plain network all parameters, also into other activations") {
    CHECK(taken_over<Plain>(factory_of_float).parameters() == factory_of_float.parameters());
}

TEST_CASE("take_over: what LowRank learns stays as it is") {
    Adapted net = network_of_numbers<Adapted>(5);
    const Adapted before = net;
    take_over(net, factory_of_float);
    CHECK(same(net.weights<0>(), before.weights<0>()));
    CHECK(same(net.weights<1>(), factory_of_float.weights<2>()));
    initialize(net, 7);
    take_over(net, factory_of_float);
    CHECK(computes_what_the_factory_does(net, factory_of_float));
}

TEST_CASE("take_over: of a network with frozen layers after merge, back into itself") {
    const Tuned learned = network_of_numbers<Tuned>(9);
    CHECK(taken_over<Tuned>(merge(learned)).parameters() == learned.parameters());
}

TEST_CASE("take_over: one layer, by its views; the others stay") {
    Factory<float> net = network_of_numbers<Factory<float>>(4);
    const Factory<float> before = net;
    Factory<float> other = network_of_numbers<Factory<float>>(6);
    net.weights<1>() = other.weights<1>();
    net.bias<2>() = factory_of_float.bias<2>();
    CHECK(same_weights<1>(net, other));
    CHECK(same_bias<2>(net, factory_of_float));
    CHECK(same_weights<0>(net, before));
    CHECK(same_bias<1>(net, before));
    CHECK(same_weights<2>(net, before));
}
