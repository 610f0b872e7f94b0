// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cmath>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

using Net = Network<float, Input<50>, Dense<40, ReLU>, Dropout<10>, Dense<30, Tanh>, Dense<20>>;

template <class View>
float largest(const View& view) {
    float result = 0;
    for (const float value : view) {
        result = std::fmax(result, std::fabs(value));
    }
    return result;
}

} // namespace

TEST_CASE("a network starts with zeros") {
    static Net net;
    CHECK(largest(net.weights<0>()) == 0.0f);
    CHECK(largest(net.bias<2>()) == 0.0f);
}

TEST_CASE("He where the activation cuts half away, Glorot otherwise, bias zero") {
    Net net;
    initialize(net, 7);
    const float he = std::sqrt(6.0f / 50);
    const float glorot = std::sqrt(6.0f / (40 + 30));
    CHECK(largest(net.weights<0>()) <= he);
    CHECK(largest(net.weights<0>()) > 0.98f * he);
    CHECK(largest(net.weights<1>()) <= glorot);
    CHECK(largest(net.weights<1>()) > 0.98f * glorot);
    CHECK(largest(net.weights<2>()) <= std::sqrt(6.0f / (30 + 20)));
    CHECK(largest(net.bias<0>()) == 0.0f);
    CHECK(largest(net.bias<1>()) == 0.0f);
}

TEST_CASE("the same seed gives the same network, another seed another") {
    Net a;
    Net b;
    Net c;
    initialize(a, 7);
    initialize(b, 7);
    initialize(c, 8);
    CHECK(a.parameters() == b.parameters());
    CHECK(a.parameters() != c.parameters());
}

TEST_CASE("the user's choice comes before ours") {
    Net net;
    initialize<LeCunUniform>(net, 7);
    CHECK(largest(net.weights<0>()) <= std::sqrt(3.0f / 50));
    initialize<Zero>(net, 7);
    CHECK(largest(net.parameters()) == 0.0f);
    initialize<Constant<1, 4>>(net, 7);
    CHECK(largest(net.weights<1>()) == 0.25f);
    CHECK(largest(net.bias<1>()) == 0.0f);
}

TEST_CASE("every layer is set, also where one below is of the same type and width as the last") {
    Network<float, Input<4>, Dense<4, Tanh>, Dense<4, Tanh>, Dense<4, Tanh>> net;
    initialize(net, 7);
    CHECK(largest(net.weights<0>()) > 0.0f);
    CHECK(largest(net.weights<1>()) > 0.0f);
    CHECK(largest(net.weights<2>()) > 0.0f);
}

TEST_CASE("is_initialized: whether every layer with weights has one that is not zero") {
    Net net;
    CHECK_FALSE(is_initialized(net));
    initialize(net, 7);
    CHECK(is_initialized(net));
    for (float& weight : net.weights<1>()) {
        weight = 0.0f;
    }
    CHECK_FALSE(is_initialized(net)); // one layer is enough
    net.bias<1>()[0] = 1.0f;
    CHECK_FALSE(is_initialized(net)); // a bias is no weight
    net.weights<1>()(39, 29) = 1.0f;
    CHECK(is_initialized(net));
}
