// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/activation/hardswish.hpp>
#include <nervelet/scalar/fixed16/hardswish.hpp>

#include "support/fixed16.hpp"

namespace fixed16 = nervelet::fixed16;
using nervelet::Hardswish;

static_assert(fixed16::Hardswish<11>::value(0) == 0 && fixed16::Hardswish<11>::slope(0, 0) == 8192, "0, 1/2");
static_assert(fixed16::Hardswish<11>::value(-6144) == 0 && fixed16::Hardswish<11>::value(6144) == 6144, "at -3 and 3");
static_assert(fixed16::Hardswish<11>::slope(-6144, 0) == -8192 && fixed16::Hardswish<11>::slope(6144, 6144) == 24576,
              "-1/2, 3/2");
static_assert(fixed16::Hardswish<11>::slope(-6145, 0) == 0 && fixed16::Hardswish<11>::slope(6145, 6145) == 16384,
              "beyond: 0, 1");

TEST_CASE("fixed16::Hardswish: with 11 fraction bits at most 0.53 units of the last place from the exact one") {
    CHECK(support::largest_value_error<fixed16::Hardswish<11>, Hardswish, 11>() <= 0.53);
    CHECK(support::largest_slope_error<fixed16::Hardswish<11>, Hardswish, 11>() <= 0.34);
}

TEST_CASE("fixed16::Hardswish: with other fraction bits") {
    CHECK(support::largest_value_error<fixed16::Hardswish<4>, Hardswish, 4, 7>() <= 0.51);
    CHECK(support::largest_slope_error<fixed16::Hardswish<4>, Hardswish, 4, 7>() <= 0.34);
    CHECK(support::largest_value_error<fixed16::Hardswish<13>, Hardswish, 13, 7>() <= 1.0);
    CHECK(support::largest_value_error<fixed16::Hardswish<14>, Hardswish, 14, 7>() <= 1.5);
    CHECK(support::largest_slope_error<fixed16::Hardswish<14>, Hardswish, 14, 7>() <= 0.67);
}
