// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/initializer/glorot_uniform.hpp>

#include <doctest/doctest.h>

#include "support/initializer.hpp"

using namespace nervelet;
using namespace reference;

namespace {

// The same generator and formula in Python's float64: seed 7, 24 inputs, 8 outputs.
constexpr double first_draws[] = {-0.17623475241511988, 0.41412634382713587, -0.07802413157876202};

} // namespace

#if __cplusplus >= 201703L
static_assert(draws_first<GlorotUniform, float>(first_draws) && draws_first<GlorotUniform, double>(first_draws),
              "known draws");
static_assert(only_the_sum_of_the_fans_matters<GlorotUniform, float>() &&
                  only_the_sum_of_the_fans_matters<GlorotUniform, double>(),
              "fans");
#endif

TEST_CASE("Glorot uniform: the first draws of seed 7 are known") {
    CHECK(draws_first<GlorotUniform, float>(first_draws));
    CHECK(draws_first<GlorotUniform, double>(first_draws));
}

TEST_CASE("Glorot uniform: mean 0, limit = sqrt(6 / (fan_in + fan_out))") {
    CHECK(has_squared_limit<GlorotUniform, float>(6.0 / (24.0 + 8.0)));
    CHECK(has_squared_limit<GlorotUniform, double>(6.0 / (24.0 + 8.0)));
}

TEST_CASE("Glorot uniform: only the sum of the fans matters") {
    CHECK(only_the_sum_of_the_fans_matters<GlorotUniform, float>());
    CHECK(only_the_sum_of_the_fans_matters<GlorotUniform, double>());
}

TEST_CASE("Glorot uniform: the same bits in the compiler and at run time") {
    CHECK(same_bits_in_the_compiler<GlorotUniform, float>());
    CHECK(same_bits_in_the_compiler<GlorotUniform, double>());
}
