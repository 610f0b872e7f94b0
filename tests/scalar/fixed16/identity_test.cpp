// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/activation/identity.hpp>
#include <nervelet/scalar/fixed16/identity.hpp>

#include "support/fixed16.hpp"

namespace fixed16 = nervelet::fixed16;
using nervelet::Identity;

static_assert(fixed16::Identity<11>::value(-5) == -5 && fixed16::Identity<11>::slope(-5, -5) == 16384, "z, 1");

TEST_CASE("fixed16::Identity: the value and the slope of float, exactly") {
    CHECK(support::largest_value_error<fixed16::Identity<11>, Identity, 11>() <= 0);
    CHECK(support::largest_slope_error<fixed16::Identity<11>, Identity, 11>() <= 0);
}
