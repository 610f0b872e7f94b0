// Part of nervelet. MIT licence, the nervelet authors.
#include <cstddef>
#include <type_traits>

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

#include "support/same_bits.hpp"

using namespace nervelet;

static_assert(std::is_same<TimeDistributed<Dense<3, Tanh>>, Conv1D<3, 1, Tanh>>::value, "a convolution with kernel 1");

TEST_CASE("time distributed: a Dense at every step, bit for bit") {
    using OfOne = Network<float, Input<2>, Dense<3, Tanh>>;
    using OfAll = Network<float, Input<5, 2>, TimeDistributed<Dense<3, Tanh>>>;
    OfOne one;
    OfAll all;
    initialize(one, 4);
    one.bias<0>()[1] = 0.25f;
    all.parameters() = one.parameters();
    OfAll::Input x{};
    Random random(2);
    for (float& number : x) {
        number = random.uniform<float>() + 0.5f;
    }
    const auto y = all(x);
    for (std::size_t t = 0; t < 5; ++t) {
        const auto expected = one({{x[2 * t], x[2 * t + 1]}});
        for (std::size_t u = 0; u < 3; ++u) {
            CHECK(support::same_bits(y[3 * t + u], expected[u]));
        }
    }
}
