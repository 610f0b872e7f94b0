// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/initializer/he_uniform.hpp>

#include <doctest/doctest.h>

#include "support/initializer.hpp"

using namespace nervelet;
using namespace reference;

namespace {

// The same generator and formula in Python's float64: seed 7, 24 inputs, 8 outputs.
constexpr double first_draws[] = {-0.20349836349487305, 0.47819191217422485, -0.09009450674057007};

} // namespace

#if __cplusplus >= 201703L
static_assert(draws_first<HeUniform, float>(first_draws) && draws_first<HeUniform, double>(first_draws), "known draws");
static_assert(fan_out_does_not_matter<HeUniform, float>() && fan_out_does_not_matter<HeUniform, double>(), "fans");
#endif

TEST_CASE("He uniform: the first draws of seed 7 are known") {
    CHECK(draws_first<HeUniform, float>(first_draws));
    CHECK(draws_first<HeUniform, double>(first_draws));
}

TEST_CASE("He uniform: mean 0, limit = sqrt(6 / fan_in)") {
    CHECK(has_squared_limit<HeUniform, float>(6.0 / 24.0));
    CHECK(has_squared_limit<HeUniform, double>(6.0 / 24.0));
}

TEST_CASE("He uniform: fan out does not matter") {
    CHECK(fan_out_does_not_matter<HeUniform, float>());
    CHECK(fan_out_does_not_matter<HeUniform, double>());
}

TEST_CASE("He uniform: the same bits in the compiler and at run time") {
    CHECK(same_bits_in_the_compiler<HeUniform, float>());
    CHECK(same_bits_in_the_compiler<HeUniform, double>());
}
