// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include "support/fixed16_lesson.hpp"

using namespace support;

TEST_CASE("the same bits in 16 bits: labels, numbers as targets, batches, by CRC-32 of all parameters") {
    const Lesson16Net net = teach16(); // the compiler would compute crc32_of_raw(teach16()...) itself
    CHECK(crc32_of_raw(net.parameters()) == lesson16_crc);
}

#if defined(NERVELET_HAS_BIT_CAST) && __cplusplus >= 201703L
static_assert(crc32_of_raw(teach16().parameters()) == lesson16_crc, "the compiler computes the same");
#endif
