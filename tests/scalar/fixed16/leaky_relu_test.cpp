// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/activation/leaky_relu.hpp>
#include <nervelet/scalar/fixed16/leaky_relu.hpp>

#include "support/fixed16.hpp"

namespace fixed16 = nervelet::fixed16;
using nervelet::LeakyReLU;
using nervelet::LeakyReLUWith;

static_assert(fixed16::LeakyReLU<11, 1>::value(-32768) == -328 && fixed16::LeakyReLU<11, 1>::value(32767) == 32767,
              "s = 0.01");
static_assert(fixed16::LeakyReLU<11, 1>::slope(0, 0) == 164 && fixed16::LeakyReLU<11, 1>::slope(1, 1) == 16384,
              "s at the kink");
static_assert(fixed16::LeakyReLU<11, 50>::value(-3) == -1, "-1.5: to the nearest, ties up");

TEST_CASE("fixed16::LeakyReLU: at most one unit of the last place from the exact value") {
    CHECK(support::largest_value_error<fixed16::LeakyReLU<11, 1>, LeakyReLU, 11>() <= 0.82);
    CHECK(support::largest_value_error<fixed16::LeakyReLU<11, 30>, LeakyReLUWith<30>, 11, 3>() <= 0.82);
    CHECK(support::largest_value_error<fixed16::LeakyReLU<9, 99>, LeakyReLUWith<99>, 9, 3>() <= 1);
}

TEST_CASE("fixed16::LeakyReLU: the slope of float, rounded to the nearest") {
    CHECK(support::largest_slope_error<fixed16::LeakyReLU<11, 1>, LeakyReLU, 11>() <= 0.5);
    CHECK(support::largest_slope_error<fixed16::LeakyReLU<11, 30>, LeakyReLUWith<30>, 11, 3>() <= 0.5);
    CHECK(support::largest_slope_error<fixed16::LeakyReLU<9, 99>, LeakyReLUWith<99>, 9, 3>() <= 0.5);
}
