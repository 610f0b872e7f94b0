// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include "support/fixed16_convolution_lesson.hpp"

using namespace support;

TEST_CASE("the same bits in 16 bits: convolutions and pools, by CRC-32 of all parameters") {
    int steps = 20; // the compiler does not know
    CHECK(taught_convolution_crc<OverTime16>(steps) == 0xD9A74E31u);
    CHECK(taught_convolution_crc<OverImages16>(steps) == 0xB0F9A0EEu);
    steps = 1;
    CHECK(taught_convolution_crc<OverTime16>(steps) == 0xEFF22925u);
    CHECK(taught_convolution_crc<OverImages16>(steps) == 0x05C9143Au);
}

#if defined(NERVELET_HAS_BIT_CAST) && __cplusplus >= 201703L
static_assert(taught_convolution_crc<OverTime16>(1) == 0xEFF22925u, "the compiler computes the same");
static_assert(taught_convolution_crc<OverImages16>(1) == 0x05C9143Au, "the compiler computes the same");
#endif
