// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstdint>

#include <nervelet/scalar/fixed16/scaled.hpp>

using nervelet::fixed16::scaled;
using nervelet::fixed16::times_power_of_two;

TEST_CASE("times_power_of_two: the nearest whole number, a half rounded up") {
    CHECK(times_power_of_two(5, 0) == 5);
    CHECK(times_power_of_two(5, 3) == 40);
    CHECK(times_power_of_two(5, -1) == 3);
    CHECK(times_power_of_two(5, -2) == 1);
    CHECK(times_power_of_two(6, -2) == 2);
    CHECK(times_power_of_two(std::uint64_t(1) << 62, -63) == 1);
    CHECK(times_power_of_two(std::uint64_t(1) << 62, -64) == 0);
    CHECK(times_power_of_two(1, 62) == std::uint64_t(1) << 62);
}

TEST_CASE("scaled: the same, at most so much, whatever the exponent") {
    CHECK(scaled(5, -1, 100) == 3);
    CHECK(scaled(5, 4, 100) == 80);
    CHECK(scaled(5, 5, 100) == 100);
    CHECK(scaled(1, 31, 0x7FFFFFFF) == 0x7FFFFFFF);
    CHECK(scaled(1, 30, 0x7FFFFFFF) == 0x40000000);
    CHECK(scaled(1, 64, 100) == 100);
    CHECK(scaled(0, 64, 100) == 0);
    CHECK(scaled(std::uint64_t(1) << 62, 0, 100) == 100);
    CHECK(scaled(std::uint64_t(1) << 62, -200, 100) == 0);
}
