// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/initializer/lecun_normal.hpp>

#include <doctest/doctest.h>

#include "support/initializer.hpp"

using namespace nervelet;
using namespace reference;

namespace {

// The same generator and formula in Python's float64: seed 7, 24 inputs, 8 outputs.
constexpr double first_draws[] = {-0.04424766688795614, -0.23505398148458576, -0.35744233545824694};

} // namespace

#if __cplusplus >= 201703L
static_assert(draws_first<LeCunNormal, float>(first_draws) && draws_first<LeCunNormal, double>(first_draws),
              "known draws");
static_assert(fan_out_does_not_matter<LeCunNormal, float>() && fan_out_does_not_matter<LeCunNormal, double>(), "fans");
#endif

TEST_CASE("LeCun normal: the first draws of seed 7 are known") {
    CHECK(draws_first<LeCunNormal, float>(first_draws));
    CHECK(draws_first<LeCunNormal, double>(first_draws));
}

TEST_CASE("LeCun normal: mean 0, variance = 1 / fan_in") {
    CHECK(has_variance<LeCunNormal, float>(1.0 / 24.0));
    CHECK(has_variance<LeCunNormal, double>(1.0 / 24.0));
}

TEST_CASE("LeCun normal: fan out does not matter") {
    CHECK(fan_out_does_not_matter<LeCunNormal, float>());
    CHECK(fan_out_does_not_matter<LeCunNormal, double>());
}

TEST_CASE("LeCun normal: the same bits in the compiler and at run time") {
    CHECK(same_bits_in_the_compiler<LeCunNormal, float>());
    CHECK(same_bits_in_the_compiler<LeCunNormal, double>());
}
