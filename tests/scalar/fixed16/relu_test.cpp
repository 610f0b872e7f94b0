// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/activation/relu.hpp>
#include <nervelet/scalar/fixed16/relu.hpp>

#include "support/fixed16.hpp"

namespace fixed16 = nervelet::fixed16;
using nervelet::ReLU;

static_assert(fixed16::ReLU<11>::value(-1) == 0 && fixed16::ReLU<11>::value(1) == 1, "below and above the kink");
static_assert(fixed16::ReLU<11>::slope(0, 0) == 0 && fixed16::ReLU<11>::slope(1, 1) == 16384, "0 at the kink itself");

TEST_CASE("fixed16::ReLU: the value and the slope of float, exactly") {
    CHECK(support::largest_value_error<fixed16::ReLU<11>, ReLU, 11>() <= 0);
    CHECK(support::largest_slope_error<fixed16::ReLU<11>, ReLU, 11>() <= 0);
}
