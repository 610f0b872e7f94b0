// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include "cookbook/log_cosh.hpp"
#include "cookbook/scale.hpp"
#include "cookbook/sign_sgd.hpp"
#include "cookbook/softsign.hpp"

using namespace nervelet;

namespace {

template <class Loss, class Net, class Target>
double error_of(const Target& target) {
    Net net;
    initialize(net, 5);
    for (double& parameter : net.parameters()) {
        parameter += 0.01;
    }
    return gradient_check<Loss>(net, {{0.5, -0.25, 0.75}}, target).largest_error;
}

} // namespace

TEST_CASE("cookbook: an activation of one's own has the right gradient") {
    using Net = Network<double, Input<3>, Dense<4, Softsign>, Dense<2>>;
    const Net::Output target{{0.3, -0.2}};
    CHECK(error_of<MeanSquaredError, Net>(target) < 1e-8);
}

TEST_CASE("cookbook: a loss of one's own has the right gradient") {
    using Net = Network<double, Input<3>, Dense<4, Tanh>, Dense<2>>;
    const Net::Output target{{0.3, -0.2}};
    CHECK(error_of<LogCosh, Net>(target) < 1e-8);
}

TEST_CASE("cookbook: a layer of one's own has the right gradient: first, between, and behind dropout") {
    using First = Network<double, Input<3>, Scale, Dense<2, Softmax>>;
    using Between = Network<double, Input<3>, Dense<5, Tanh>, Dropout<20>, Scale, Dense<2, Softmax>>;
    using Last = Network<double, Input<3>, Dense<2, Tanh>, Scale>;
    CHECK(error_of<CrossEntropy, First>(Label{1}) < 1e-8);
    CHECK(error_of<CrossEntropy, Between>(Label{0}) < 1e-8);
    CHECK(error_of<MeanSquaredError, Last>(Last::Output{{0.5, 0.1}}) < 1e-8);
    static_assert(First::parameter_count == 3 + 3 * 2 + 2, "a scale for each input, then the dense layer");
}

TEST_CASE("cookbook: an optimizer of one's own learns") {
    using Net = Network<float, Input<2>, Scale, Dense<6, Softsign>, Dense<1>>;
    Net net;
    initialize(net, 5);
    Trainer<Net, LogCosh, SignSGD> trainer{net, {0.01f}};
    const Net::Input x{{0.5f, -1.0f}};
    const Net::Output target{{0.75f}};
    const float before = evaluate<LogCosh>(net, x, target);
    for (int i = 0; i < 200; ++i) {
        trainer.step(x, target);
    }
    CHECK(evaluate<LogCosh>(net, x, target) < 0.01f * before);
}
