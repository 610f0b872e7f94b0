// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>

#include <nervelet/scalar/fixed16/byte_of_number.hpp>

using nervelet::fixed16::ByteOfNumber;

namespace {

/// Whether every Step-th number becomes the nearest byte, half away from the zero point: that is whether 2 |number|
/// lies in [(2 steps - 1) N, (2 steps + 1) N), which double computes exactly.
template <int Step>
bool is_nearest(float scale, std::int32_t zero_point, int bits) {
    const ByteOfNumber byte_of = ByteOfNumber::of(scale, zero_point, bits);
    const double unit = std::ldexp(double(scale), bits);
    for (std::int32_t number = -32768; number <= 32767; number += Step) {
        const std::int32_t byte = byte_of(static_cast<std::int16_t>(number));
        const std::int32_t steps = number < 0 ? zero_point - byte : byte - zero_point;
        const double twice = 2.0 * std::abs(number);
        const bool is_last = number < 0 ? byte == -128 : byte == 127; // all beyond become it
        if (steps < 0 || twice < (2 * steps - 1) * unit || (!is_last && twice >= (2 * steps + 1) * unit)) {
            return false;
        }
    }
    return true;
}

static_assert(ByteOfNumber::of(0.5f, 3, 11)(2048) == 5, "a constant expression: 1 is 2 steps of 1/2");

} // namespace

TEST_CASE("a 16-bit number becomes the nearest byte, of all numbers and many scales") {
    for (const std::int32_t zero_point : {-128, -100, 0, 7, 127}) {
        CAPTURE(zero_point);
        for (const float scale : {1.0f / 255, 0.0235f, 0.1f, 1.0f}) {
            CAPTURE(scale);
            CHECK(is_nearest<1>(scale, zero_point, 11));
        }
    }
    for (const int bits : {1, 9, 11, 15}) {
        for (int exponent = -126; exponent <= 127; ++exponent) {
            CAPTURE(bits);
            CAPTURE(exponent);
            CHECK(is_nearest<97>(std::ldexp(1.0f, exponent), -3, bits)); // halves: ties
            CHECK(is_nearest<97>(std::ldexp(1.7320508f, exponent), -3, bits));
            CHECK(is_nearest<97>(std::ldexp(1.9999999f, exponent), -3, bits));
        }
    }
}

TEST_CASE("numbers half way between bytes go away from the zero point") {
    const ByteOfNumber byte_of = ByteOfNumber::of(0.0625f, 5, 11); // 128 numbers a byte
    CHECK(byte_of(63) == 5);
    CHECK(byte_of(64) == 6);
    CHECK(byte_of(-63) == 5);
    CHECK(byte_of(-64) == 4);
    CHECK(byte_of(32767) == 127);
    CHECK(byte_of(-32768) == -128);
}

TEST_CASE("a scale that is not above zero makes bytes of zero") {
    for (const float scale : {0.0f, -0.5f, NAN}) {
        CHECK(ByteOfNumber::of(scale, 9, 11)(32767) == 9);
    }
}

TEST_CASE("a byte of a 16-bit number: of a denormal scale every number but zero is beyond all bytes") {
    for (const float scale : {1.4e-45f, 1e-40f}) {
        const ByteOfNumber byte = ByteOfNumber::of(scale, 3, 11);
        CHECK(byte(32767) == 127);
        CHECK(byte(1) == 127);
        CHECK(byte(0) == 3);
        CHECK(byte(-1) == -128);
        CHECK(byte(-32768) == -128);
    }
}
