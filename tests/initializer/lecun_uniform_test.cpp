// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/initializer/lecun_uniform.hpp>

#include <doctest/doctest.h>

#include "support/initializer.hpp"

using namespace nervelet;
using namespace reference;

namespace {

// The same generator and formula in Python's float64: seed 7, 24 inputs, 8 outputs.
constexpr double first_draws[] = {-0.14389507278758973, 0.3381327438069564, -0.06370643666391422};

} // namespace

#if __cplusplus >= 201703L
static_assert(draws_first<LeCunUniform, float>(first_draws) && draws_first<LeCunUniform, double>(first_draws),
              "known draws");
static_assert(fan_out_does_not_matter<LeCunUniform, float>() && fan_out_does_not_matter<LeCunUniform, double>(),
              "fans");
#endif

TEST_CASE("LeCun uniform: the first draws of seed 7 are known") {
    CHECK(draws_first<LeCunUniform, float>(first_draws));
    CHECK(draws_first<LeCunUniform, double>(first_draws));
}

TEST_CASE("LeCun uniform: mean 0, limit = sqrt(3 / fan_in)") {
    CHECK(has_squared_limit<LeCunUniform, float>(3.0 / 24.0));
    CHECK(has_squared_limit<LeCunUniform, double>(3.0 / 24.0));
}

TEST_CASE("LeCun uniform: fan out does not matter") {
    CHECK(fan_out_does_not_matter<LeCunUniform, float>());
    CHECK(fan_out_does_not_matter<LeCunUniform, double>());
}

TEST_CASE("LeCun uniform: the same bits in the compiler and at run time") {
    CHECK(same_bits_in_the_compiler<LeCunUniform, float>());
    CHECK(same_bits_in_the_compiler<LeCunUniform, double>());
}
