// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

// clang-format off
/// What the README shows.
using Forecast = Network<float, Input<16, 1>, GRU<16, EveryStep>, TimeDistributed<Dense<1>>>;
// clang-format on

TEST_CASE("readme_lengths: the lines of the README learn") {
    Forecast net;
    initialize(net, 1);
    const Forecast::Input x{};
    const Forecast::Output target{};
    const std::array<Forecast::Input, 3> xs{};
    const std::array<Forecast::Output, 3> targets{};
    Trainer<Forecast, MeanSquaredError, SGD> trainer{net, {0.1f}};
    Trainer<Forecast, MeanSquaredError, SGD, 3> batches{net, {0.1f}};
    // clang-format off
    trainer.step(x, target, Length{5});                  // of this window the first 5 steps are real
    batches.step(xs, targets, Lengths<3>{{{5, 16, 2}}}); // a Trainer with a Capacity of 3
    const auto y = net(x, Length{5});                    // the outputs of the steps behind them are 0
    // clang-format on
    CHECK(trainer.steps() == 1);
    CHECK(batches.steps() == 1);
    CHECK(y[15] == 0.0f);
}
