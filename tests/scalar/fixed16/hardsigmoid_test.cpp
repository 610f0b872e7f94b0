// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/activation/hardsigmoid.hpp>
#include <nervelet/scalar/fixed16/hardsigmoid.hpp>

#include "support/fixed16.hpp"

namespace fixed16 = nervelet::fixed16;
using nervelet::Hardsigmoid;

static_assert(fixed16::Hardsigmoid<11>::value(0) == 1024 && fixed16::Hardsigmoid<11>::slope(0, 1024) == 2731,
              "1/2, 1/6");
static_assert(fixed16::Hardsigmoid<11>::value(-6144) == 0 && fixed16::Hardsigmoid<11>::value(6144) == 2048,
              "at -3 and 3");
static_assert(fixed16::Hardsigmoid<11>::slope(-6144, 0) == 0 && fixed16::Hardsigmoid<11>::slope(6144, 2048) == 0,
              "flat there");
static_assert(fixed16::Hardsigmoid<11>::slope(-6143, 0) == 2731 && fixed16::Hardsigmoid<11>::slope(6143, 2048) == 2731,
              "inside");

TEST_CASE("fixed16::Hardsigmoid: the number next to the exact value, and the slope of float") {
    constexpr double rounding = 0.5 + 1e-9; // and what double adds
    CHECK(support::largest_value_error<fixed16::Hardsigmoid<11>, Hardsigmoid, 11>() <= rounding);
    CHECK(support::largest_slope_error<fixed16::Hardsigmoid<11>, Hardsigmoid, 11>() <= rounding);
    CHECK(support::largest_value_error<fixed16::Hardsigmoid<4>, Hardsigmoid, 4, 7>() <= rounding);
    CHECK(support::largest_value_error<fixed16::Hardsigmoid<14>, Hardsigmoid, 14, 7>() <= rounding);
    CHECK(support::largest_slope_error<fixed16::Hardsigmoid<14>, Hardsigmoid, 14, 7>() <= rounding);
}

TEST_CASE("fixed16::Hardsigmoid: f(-z) = 1 - f(z), and f never falls") {
    CHECK(support::mirrors<fixed16::Hardsigmoid<11>, 11>(2048));
    CHECK(support::never_falls<fixed16::Hardsigmoid<11>, 11>());
}
