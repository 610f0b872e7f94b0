// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/activation/sigmoid.hpp>
#include <nervelet/scalar/fixed16/sigmoid.hpp>

#include "support/fixed16.hpp"

namespace fixed16 = nervelet::fixed16;
using nervelet::Sigmoid;

static_assert(fixed16::Sigmoid<11>::value(0) == 1024 && fixed16::Sigmoid<11>::slope(0, 1024) == 4096, "1/2, 1/4");
static_assert(fixed16::Sigmoid<11>::value(-32768) == 0 && fixed16::Sigmoid<11>::value(32767) == 2048, "0 and 1");
static_assert(fixed16::Sigmoid<11>::slope(-32768, 0) == 0 && fixed16::Sigmoid<11>::slope(32767, 2048) == 0,
              "flat far out");
static_assert(fixed16::Sigmoid<14>::value(0) == 8192, "also in the compiler, with other fraction bits");

TEST_CASE("fixed16::Sigmoid: with 11 fraction bits at most 0.57 units of the last place from the exact one") {
    CHECK(support::largest_value_error<fixed16::Sigmoid<11>, Sigmoid, 11>() <= 0.57);
    CHECK(support::largest_slope_error<fixed16::Sigmoid<11>, Sigmoid, 11>() <= 0.5);
}

TEST_CASE("fixed16::Sigmoid: with other fraction bits, too, the table costs 3.2 units of 16 fraction bits") {
    CHECK(support::largest_value_error<fixed16::Sigmoid<4>, Sigmoid, 4, 7>() <= 0.5 + 3.2 / 4096);
    CHECK(support::largest_value_error<fixed16::Sigmoid<9>, Sigmoid, 9, 7>() <= 0.5 + 3.2 / 128);
    CHECK(support::largest_value_error<fixed16::Sigmoid<12>, Sigmoid, 12, 7>() <= 0.5 + 3.2 / 16);
    CHECK(support::largest_value_error<fixed16::Sigmoid<14>, Sigmoid, 14, 7>() <= 0.5 + 3.2 / 4);
    CHECK(support::largest_slope_error<fixed16::Sigmoid<4>, Sigmoid, 4, 7>() <= 0.5);
    CHECK(support::largest_slope_error<fixed16::Sigmoid<14>, Sigmoid, 14, 7>() <= 0.5);
}

TEST_CASE("fixed16::Sigmoid: f(-z) = 1 - f(z), and f never falls") {
    CHECK(support::mirrors<fixed16::Sigmoid<11>, 11>(2048));
    CHECK(support::never_falls<fixed16::Sigmoid<11>, 11>());
}
