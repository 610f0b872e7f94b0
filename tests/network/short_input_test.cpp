// Part of nervelet. MIT licence, the nervelet authors.
#include <cstddef>
#include <limits>

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

#include "support/shortened.hpp"

using namespace nervelet;

TEST_CASE("short_input: the answer after each length is that after each step") {
    using Every = Network<float, Input<5, 1>, LSTM<3, EveryStep>>;
    using Last = Network<float, Input<5, 1>, LSTM<3>>;
    Every every;
    initialize(every, 4);
    Last last;
    for (std::size_t i = 0; i < Every::parameter_count; ++i) {
        last.parameters()[i] = every.parameters()[i];
    }
    const Every::Input x{{0.3f, -0.8f, 0.1f, 0.9f, -0.4f}};
    const auto states = every(x);
    for (std::size_t steps = 1; steps <= 5; ++steps) {
        const auto y = last(x, Length{steps});
        CHECK(support::begin_alike(&states[3 * (steps - 1)], y, 3));
        const auto all = every(x, Length{steps});
        CHECK(support::begin_alike(all, states, 3 * steps));
        for (std::size_t j = 3 * steps; j < 15; ++j) {
            CHECK(all[j] == 0.0f);
        }
    }
}
