// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

TEST_CASE("the gates' weights in 16 bits: those of initialize() are float's, rounded, each in its place") {
    using Net = Network<Fixed16, Input<4, 2>, GRU<3, EveryStep>, GRU<2>, Dense<1>>;
    Network<float, Input<4, 2>, GRU<3, EveryStep>, GRU<2>, Dense<1>> floats;
    Net net;
    initialize(floats, 8);
    initialize(net, 8);
    CHECK(convert<Fixed16>(floats).parameters() == net.parameters());
    CHECK(net.weights<0>()(1, 7).raw == net.parameters()[7 * 2 + 1].raw);
    CHECK(net.bias<0>()[4].raw == 0);
    CHECK(net.weights<1>()(2, 5).raw == net.parameters()[(2 + 1) * 9 + 5 * 3 + 2].raw);
    CHECK(net.weights<1>()(2, 5).weight() ==
          doctest::Approx(static_cast<double>(floats.weights<1>()(2, 5))).epsilon(0.01));
    static_assert(Net::parameter_count == decltype(floats)::parameter_count, "as many");
}
