// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/core/math/reciprocal.hpp>

#include <doctest/doctest.h>

#include <cstdint>

using namespace nervelet;

TEST_CASE("bit by bit it is the quotient, of all numbers") {
    bool all = true;
    for (std::uint32_t number = 1u << 15; number <= 1u << 16; ++number) {
        all = all && math::reciprocal_by_bits(number) == (1u << 30) / number;
        all = all && math::reciprocal(number) == (1u << 30) / number;
    }
    CHECK(all);
}
