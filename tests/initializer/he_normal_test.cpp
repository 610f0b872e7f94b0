// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/initializer/he_normal.hpp>

#include <doctest/doctest.h>

#include "support/initializer.hpp"

using namespace nervelet;
using namespace reference;

namespace {

// The same generator and formula in Python's float64: seed 7, 24 inputs, 8 outputs.
constexpr double first_draws[] = {-0.06257565061631448, -0.3324165285052955, -0.5054997985713662};

} // namespace

#if __cplusplus >= 201703L
static_assert(draws_first<HeNormal, float>(first_draws) && draws_first<HeNormal, double>(first_draws), "known draws");
static_assert(fan_out_does_not_matter<HeNormal, float>() && fan_out_does_not_matter<HeNormal, double>(), "fans");
#endif

TEST_CASE("He normal: the first draws of seed 7 are known") {
    CHECK(draws_first<HeNormal, float>(first_draws));
    CHECK(draws_first<HeNormal, double>(first_draws));
}

TEST_CASE("He normal: mean 0, variance = 2 / fan_in") {
    CHECK(has_variance<HeNormal, float>(2.0 / 24.0));
    CHECK(has_variance<HeNormal, double>(2.0 / 24.0));
}

TEST_CASE("He normal: fan out does not matter") {
    CHECK(fan_out_does_not_matter<HeNormal, float>());
    CHECK(fan_out_does_not_matter<HeNormal, double>());
}

TEST_CASE("He normal: the same bits in the compiler and at run time") {
    CHECK(same_bits_in_the_compiler<HeNormal, float>());
    CHECK(same_bits_in_the_compiler<HeNormal, double>());
}
