// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/activation/tanh.hpp>
#include <nervelet/scalar/fixed16/tanh.hpp>

#include "support/fixed16.hpp"

namespace fixed16 = nervelet::fixed16;
using nervelet::Tanh;

static_assert(fixed16::Tanh<11>::value(0) == 0 && fixed16::Tanh<11>::slope(0, 0) == 16384, "0, 1");
static_assert(fixed16::Tanh<11>::value(-32768) == -2048 && fixed16::Tanh<11>::value(32767) == 2048, "-1 and 1");
static_assert(fixed16::Tanh<11>::slope(-32768, -2048) == 0 && fixed16::Tanh<11>::slope(32767, 2048) == 0,
              "flat far out");
static_assert(fixed16::Tanh<14>::value(-1) == -1, "also in the compiler, with other fraction bits");

TEST_CASE("fixed16::Tanh: with 11 fraction bits at most 0.61 units of the last place from the exact one") {
    CHECK(support::largest_value_error<fixed16::Tanh<11>, Tanh, 11>() <= 0.61);
    CHECK(support::largest_slope_error<fixed16::Tanh<11>, Tanh, 11>() <= 0.5);
}

TEST_CASE("fixed16::Tanh: with other fraction bits, too, the table costs 6.4 units of 16 fraction bits") {
    CHECK(support::largest_value_error<fixed16::Tanh<4>, Tanh, 4, 7>() <= 0.5 + 6.4 / 4096);
    CHECK(support::largest_value_error<fixed16::Tanh<9>, Tanh, 9, 7>() <= 0.5 + 6.4 / 128);
    CHECK(support::largest_value_error<fixed16::Tanh<12>, Tanh, 12, 7>() <= 0.5 + 6.4 / 16);
    CHECK(support::largest_value_error<fixed16::Tanh<14>, Tanh, 14, 7>() <= 0.5 + 6.4 / 4);
    CHECK(support::largest_slope_error<fixed16::Tanh<4>, Tanh, 4, 7>() <= 0.5);
    CHECK(support::largest_slope_error<fixed16::Tanh<14>, Tanh, 14, 7>() <= 0.5);
}

TEST_CASE("fixed16::Tanh: f(-z) = -f(z), and f never falls") {
    CHECK(support::mirrors<fixed16::Tanh<11>, 11>(0));
    CHECK(support::never_falls<fixed16::Tanh<11>, 11>());
}
