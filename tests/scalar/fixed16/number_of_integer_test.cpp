// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>

#include <nervelet/scalar/fixed16/number_of_integer.hpp>

using nervelet::fixed16::NumberOfInteger;

namespace {

/// The same in double, which holds almost all of it.
long expected(std::int32_t x, float offset, float factor, int fraction_bits) {
    const double exact = std::floor((static_cast<double>(x) - static_cast<double>(offset)) *
                                        static_cast<double>(factor) * (1 << fraction_bits) +
                                    0.5);
    return exact > 32767.0 ? 32767L : exact < -32768.0 ? -32768L : static_cast<long>(exact);
}

} // namespace

TEST_CASE("NumberOfInteger: the nearest number, saturated") {
    const std::array<float, 8> offsets{{0.0f, 0.25f, -511.5f, 2048.0f, -30000.0f, 1e6f, 2147483520.0f, -2147483520.0f}};
    const std::array<float, 9> factors{{0.0f, 1e-20f, 1e-9f, 3.3e-5f, 0.0123f, 0.5f, 1.0f, 777.7f, 1e4f}};
    const std::array<std::int32_t, 9> integers{{0, 1, -1, 511, 2047, 4095, -30001, 1000003, 2147483647}};
    for (const int bits : {1, 11, 15}) {
        for (const float offset : offsets) {
            for (const float factor : factors) {
                const auto number = NumberOfInteger::of(offset, factor, bits);
                for (const std::int32_t x : integers) {
                    for (const std::int32_t near_offset : {std::int32_t(0), static_cast<std::int32_t>(offset / 2)}) {
                        const auto at = static_cast<std::int32_t>(static_cast<std::uint32_t>(x) +
                                                                  static_cast<std::uint32_t>(2 * near_offset));
                        // The offset's product is rounded to 2^-shift, which moves a tie at most.
                        CHECK(std::labs(number(at) - expected(at, offset, factor, bits)) <= 1);
                    }
                }
            }
        }
    }
}

TEST_CASE("NumberOfInteger: exact where the offset is a whole number") {
    const auto number = NumberOfInteger::of(512.0f, 1.0f / 256, 11);
    for (std::int32_t x = -4000; x < 5000; ++x) {
        CHECK(number(x) == expected(x, 512.0f, 1.0f / 256, 11));
    }
    static_assert(NumberOfInteger::of(512.0f, 1.0f / 256, 11)(768) == 2048, "a constant expression");
}

TEST_CASE("NumberOfInteger: what no 32-bit integer is far from, or no number, makes zeros") {
    const float infinite = std::numeric_limits<float>::infinity();
    const float nan = std::numeric_limits<float>::quiet_NaN();
    for (const float offset : {2147483648.0f, -2147483648.0f, infinite, -infinite, nan}) {
        CHECK_FALSE(NumberOfInteger::fits(offset, 1.0f));
        CHECK(NumberOfInteger::of(offset, 1.0f, 11)(1000) == 0);
    }
    CHECK_FALSE(NumberOfInteger::fits(0.0f, nan));
    CHECK_FALSE(NumberOfInteger::fits(0.0f, -1.0f));
    CHECK(NumberOfInteger::of(0.0f, nan, 11)(1000) == 0);
    CHECK(NumberOfInteger::fits(0.0f, infinite));
    CHECK(NumberOfInteger::of(5.0f, infinite, 11)(5) == 0);
    CHECK(NumberOfInteger::of(5.0f, infinite, 11)(6) == 32767);
    CHECK(NumberOfInteger::of(5.0f, infinite, 11)(-2147483647 - 1) == -32768);
}
