// Part of nervelet. MIT licence, the nervelet authors.
#include <cstdint>
#include <limits>

#include <doctest/doctest.h>

#include <nervelet/scalar/fixed16/narrowing.hpp>

using namespace nervelet::fixed16;

TEST_CASE("with_fraction_bits: fewer are rounded to the nearest, ties up; more are exact") {
    CHECK(with_fraction_bits<4, 2>(5) == 1);
    CHECK(with_fraction_bits<4, 2>(6) == 2); // 1.5
    CHECK(with_fraction_bits<4, 2>(-6) == -1);
    CHECK(with_fraction_bits<4, 2>(-7) == -2);
    CHECK(with_fraction_bits<2, 4>(-7) == -28);
    CHECK(with_fraction_bits<3, 3>(-7) == -7);
}

TEST_CASE("narrowed: rounds to the nearest, ties up, then saturates, whatever the sum is") {
    CHECK(narrowed<24, 11>(4095) == 0);
    CHECK(narrowed<24, 11>(4096) == 1);
    CHECK(narrowed<24, 11>(-4096) == 0);
    CHECK(narrowed<24, 11>(-4097) == -1);
    CHECK(narrowed<24, 11>(32767 * 8192 + 4095) == 32767);
    CHECK(narrowed<24, 11>(32767 * 8192 + 4096) == 32767);
    CHECK(narrowed<24, 11>(-32768 * 8192 - 4097) == -32768);
    CHECK(narrowed<24, 11>((std::numeric_limits<std::int32_t>::max)()) == 32767);
    CHECK(narrowed<24, 11>((std::numeric_limits<std::int32_t>::min)()) == -32768);
    CHECK(narrowed<12, 11>((std::numeric_limits<std::int32_t>::max)()) == 32767);
}
