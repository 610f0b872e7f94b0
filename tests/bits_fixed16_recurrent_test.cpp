// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include "support/fixed16_recurrent_lesson.hpp"

using namespace support;

TEST_CASE("the same bits in 16 bits: recurrent layers, by CRC-32 of all parameters") {
    int steps = 20; // the compiler does not know
    CHECK(gates_crc(steps) == 0xE0F4750Au);
    CHECK(every_step_crc(steps) == 0x15AC4485u);
    steps = 1;
    CHECK(gates_crc(steps) == 0x742CEBB7u);
    CHECK(every_step_crc(steps) == 0xBD84BC1Cu);
}

#if defined(NERVELET_HAS_BIT_CAST) && __cplusplus >= 201703L
static_assert(gates_crc(1) == 0x742CEBB7u, "the compiler computes the same");
static_assert(every_step_crc(1) == 0xBD84BC1Cu, "the compiler computes the same");
#endif
