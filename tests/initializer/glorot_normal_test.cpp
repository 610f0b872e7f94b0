// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/initializer/glorot_normal.hpp>

#include <doctest/doctest.h>

#include "support/initializer.hpp"

using namespace nervelet;
using namespace reference;

namespace {

// The same generator and formula in Python's float64: seed 7, 24 inputs, 8 outputs.
constexpr double first_draws[] = {-0.05419210309206771, -0.28788115832341993, -0.43777566717071986};

} // namespace

#if __cplusplus >= 201703L
static_assert(draws_first<GlorotNormal, float>(first_draws) && draws_first<GlorotNormal, double>(first_draws),
              "known draws");
static_assert(only_the_sum_of_the_fans_matters<GlorotNormal, float>() &&
                  only_the_sum_of_the_fans_matters<GlorotNormal, double>(),
              "fans");
#endif

TEST_CASE("Glorot normal: the first draws of seed 7 are known") {
    CHECK(draws_first<GlorotNormal, float>(first_draws));
    CHECK(draws_first<GlorotNormal, double>(first_draws));
}

TEST_CASE("Glorot normal: mean 0, variance = 2 / (fan_in + fan_out)") {
    CHECK(has_variance<GlorotNormal, float>(2.0 / (24.0 + 8.0)));
    CHECK(has_variance<GlorotNormal, double>(2.0 / (24.0 + 8.0)));
}

TEST_CASE("Glorot normal: only the sum of the fans matters") {
    CHECK(only_the_sum_of_the_fans_matters<GlorotNormal, float>());
    CHECK(only_the_sum_of_the_fans_matters<GlorotNormal, double>());
}

TEST_CASE("Glorot normal: the same bits in the compiler and at run time") {
    CHECK(same_bits_in_the_compiler<GlorotNormal, float>());
    CHECK(same_bits_in_the_compiler<GlorotNormal, double>());
}
