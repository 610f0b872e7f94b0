// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {
using Net = Network<float, Input<2>, Dropout<10>, Dense<3, ReLU>, Dropout<20>, Dense<4>>;
}

TEST_CASE("weights and biases are views into the one flat array, numbered over the layers that have parameters") {
    Net net;
    for (std::size_t i = 0; i < Net::parameter_count; ++i) {
        net.parameters()[i] = static_cast<float>(i);
    }
    CHECK(net.weights<0>()(0, 0) == 0.0f);
    CHECK(net.weights<0>()(1, 2) == 5.0f);
    CHECK(net.bias<0>()[2] == 8.0f);
    CHECK(net.weights<1>()(0, 0) == 9.0f);
    CHECK(net.weights<1>()(2, 3) == 20.0f);
    CHECK(net.bias<1>()[3] == 24.0f);
    net.bias<1>()[3] = -1.0f;
    CHECK(net.parameters()[24] == -1.0f);
    const Net& constant = net;
    CHECK(constant.bias<1>()[3] == -1.0f);
    CHECK(constant.weights<1>().size() == 12);
}
