// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>

#include <nervelet/scalar/fixed16/number_of_byte.hpp>

using nervelet::fixed16::NumberOfByte;

namespace {

/// Whether every byte becomes the number nearest to what it means, ties up, saturated. Double holds the product.
bool is_nearest(float scale, std::int32_t zero_point, int bits) {
    const NumberOfByte number_of = NumberOfByte::of(scale, zero_point, bits);
    for (std::int32_t byte = -128; byte <= 127; ++byte) {
        const double exact = std::ldexp(double(scale) * (byte - zero_point), bits);
        const double nearest = std::fmin(std::fmax(std::floor(exact + 0.5), -32768.0), 32767.0);
        if (double(number_of(static_cast<std::int8_t>(byte))) != nearest) {
            return false;
        }
    }
    return true;
}

static_assert(NumberOfByte::of(0.5f, 3, 11)(5) == 2048, "a constant expression: 2 steps of 1/2");

} // namespace

TEST_CASE("a byte becomes the 16-bit number nearest to what it means, of all bytes and many scales") {
    for (const std::int32_t zero_point : {-128, -100, 0, 7, 127}) {
        for (const int bits : {1, 9, 11, 15}) {
            CAPTURE(zero_point);
            CAPTURE(bits);
            for (const float scale : {1.0f / 255, 0.0235f, 0.1f, 0.7f, 1.0f, 3.3f, 16.0f, 31.99f, 100.0f}) {
                CHECK(is_nearest(scale, zero_point, bits));
            }
            for (int exponent = -126; exponent <= 127; ++exponent) {
                CHECK(is_nearest(std::ldexp(1.0f, exponent), zero_point, bits)); // halves: ties
                CHECK(is_nearest(std::ldexp(1.7320508f, exponent), zero_point, bits));
                CHECK(is_nearest(std::ldexp(1.9999999f, exponent), zero_point, bits));
            }
        }
    }
}

TEST_CASE("a scale that is not above zero makes zeros") {
    for (const float scale : {0.0f, -0.5f, NAN}) {
        CHECK(NumberOfByte::of(scale, 0, 11)(127) == 0);
    }
}
