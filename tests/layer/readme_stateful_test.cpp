// Part of nervelet. MIT licence, the nervelet authors.
#include <cstddef>

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

// clang-format off
/// What the README shows.
using Forecast = Network<float, Input<16, 1>, GRU<16, EveryStep, Stateful>, TimeDistributed<Dense<1>>>;
// clang-format on

TEST_CASE("readme_stateful: the lines of the README learn") {
    Forecast net;
    initialize(net, 1);
    Trainer<Forecast, MeanSquaredError, SGD> trainer{net, {0.1f}};
    Forecast::Input first{};
    first.fill(0.5f);
    const Forecast::Input second{};
    const Forecast::Output next{};
    const Forecast::Output after{};
    // clang-format off
    trainer.step(first, next);   // begins with a state of zero
    trainer.step(second, after); // begins with the state in which the first window ended
    trainer.reset_states();      // and now with zero again
    // clang-format on
    const float evaluated = evaluate<MeanSquaredError>(net, first, next);
    CHECK(trainer.step(first, next) == evaluated);
    CHECK(trainer.step(first, next) != evaluate<MeanSquaredError>(net, first, next));
}
