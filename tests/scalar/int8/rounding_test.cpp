// Part of nervelet. MIT licence, the nervelet authors.
#include <cmath>
#include <cstdint>
#include <limits>

#include <doctest/doctest.h>

#include <nervelet/scalar/int8/rounding.hpp>

#include "support/int8.hpp"

using namespace nervelet;

namespace {

constexpr std::int32_t lowest = (std::numeric_limits<std::int32_t>::min)();
constexpr std::int32_t highest = (std::numeric_limits<std::int32_t>::max)();

constexpr bool is(int8::Multiplier multiplier, std::int32_t mantissa, std::int32_t exponent) {
    return multiplier.mantissa == mantissa && multiplier.exponent == exponent;
}

} // namespace

#if __cplusplus >= 201703L
static_assert(is(int8::multiplier_of(1), 1 << 30, 1), "a half of two");
static_assert(is(int8::multiplier_of(0.75), 3 << 29, 0), "");
static_assert(is(int8::multiplier_of(1.0 / 3), 1431655765, -1), "");
static_assert(is(int8::multiplier_of(0), 0, 0), "");
#endif

TEST_CASE("a multiplier is a number with 31 bits") {
    CHECK(is(int8::multiplier_of(1), 1 << 30, 1));
    CHECK(is(int8::multiplier_of(0.5), 1 << 30, 0));
    CHECK(is(int8::multiplier_of(100), 1677721600, 7));
    CHECK(is(int8::multiplier_of(0.0049), 1346901744, -7));
    // Between two of 31 bits the larger one.
    CHECK(is(int8::multiplier_of(0.5 + 1.0 / 4294967296.0), (1 << 30) + 1, 0));
    CHECK(is(int8::multiplier_of(0.5 + 0.99 / 4294967296.0), 1 << 30, 0));
    // What has more bits than that, and rounds to a power of two.
    CHECK(is(int8::multiplier_of(1 - 1.0 / 8589934592.0), 1 << 30, 1));
}

TEST_CASE("a multiplier has an exponent from -31 to 30, beyond it is zero or the largest") {
    const double smallest = std::ldexp(1, -32);
    CHECK(is(int8::multiplier_of(smallest), 1 << 30, -31));
    CHECK(is(int8::multiplier_of(smallest * 0.999), 0, 0));
    CHECK(is(int8::multiplier_of(smallest * (1 - 1e-12)), 1 << 30, -31)); // rounds to it
    CHECK(is(int8::multiplier_of(1e-300), 0, 0));
    CHECK(is(int8::multiplier_of(std::ldexp(0.999, 30)), 2145336164, 30));
    CHECK(is(int8::multiplier_of(std::ldexp(1, 30)), highest, 30));
    CHECK(is(int8::multiplier_of(std::ldexp(1 - 1e-12, 30)), highest, 30));
    CHECK(is(int8::multiplier_of(std::numeric_limits<double>::infinity()), highest, 30));
    CHECK(is(int8::multiplier_of(-1), 0, 0));
    CHECK(is(int8::multiplier_of(std::numeric_limits<double>::quiet_NaN()), 0, 0));
}

TEST_CASE("a multiplier is that of frexp and round") {
    support::Bytes bytes(1);
    for (int i = 0; i < 1000; ++i) {
        const double number =
            std::ldexp(1.0 + (bytes.next() + 128) / 256.0 + bytes.next() / 65536.0 / 7, bytes.next() / 5);
        int exponent = 0;
        const double scaled = std::round(std::frexp(number, &exponent) * 2147483648.0);
        const int8::Multiplier multiplier = int8::multiplier_of(number);
        CHECK(static_cast<double>(multiplier.mantissa) == scaled);
        CHECK(multiplier.exponent == exponent);
    }
}

TEST_CASE("a Dense with one scale rounds the product of the scales to float, a convolution does not") {
    // Of the first layer of a network that TensorFlow Lite's examples have.
    const float x = 0.024480115622282028f;
    const float w = 0.0116761f;
    const float y = 0.01332512404769659f;
    const double rounded = static_cast<double>(static_cast<float>(static_cast<double>(x) * static_cast<double>(w)));
    const double exact = static_cast<double>(x) * static_cast<double>(w);
    CHECK(rounded != exact);
    const int8::Multiplier dense = int8::multiplier_of(rounded / static_cast<double>(y));
    const int8::Multiplier convolution = int8::multiplier_of(exact / static_cast<double>(y));
    CHECK(dense.mantissa != convolution.mantissa);
    CHECK(is(int8::dense_multiplier(x, w, y), dense.mantissa, dense.exponent));
    CHECK(is(int8::convolution_multiplier(x, w, y), convolution.mantissa, convolution.exponent));
}

TEST_CASE("a product of fractions is rounded, ties up") {
    CHECK(int8::fraction_product(1 << 30, 3) == 2);   // 1.5
    CHECK(int8::fraction_product(1 << 30, -3) == -1); // -1.5
    CHECK(int8::fraction_product(1 << 30, 5) == 3);
    CHECK(int8::fraction_product((1 << 30) - 1, 3) == 1);
    CHECK(int8::fraction_product(lowest, lowest) == highest);
    CHECK(int8::fraction_product(lowest, highest) == -highest);
    CHECK(int8::fraction_product(highest, highest) == highest - 1);
}

TEST_CASE("a quotient by a power of two is rounded, ties away from zero") {
    CHECK(int8::divided_by_power(5, 1) == 3);
    CHECK(int8::divided_by_power(-5, 1) == -3);
    CHECK(int8::divided_by_power(-6, 2) == -2); // -1.5
    CHECK(int8::divided_by_power(-5, 2) == -1);
    CHECK(int8::divided_by_power(7, 0) == 7);
    CHECK(int8::divided_by_power(lowest, 31) == -1);
    CHECK(int8::divided_by_power(highest, 31) == 1);
    CHECK(int8::divided_by_power((1 << 30) - 1, 31) == 0);
    CHECK(int8::divided_by_power(highest, 1) == 1 << 30);
    CHECK(int8::divided_by_power(lowest, 0) == lowest);
}

TEST_CASE("both roundings are what they are by definition") {
    support::Bytes bytes(2);
    int differences = 0;
    for (int i = 0; i < 3000; ++i) {
        const std::int32_t number = bytes.next() * (1 << (i % 18)) + bytes.next(); // fits, times 2^4
        const std::int32_t mantissa = (1 << 30) + (bytes.next() + 128) * 4210688 + bytes.next();
        const int8::Multiplier by{mantissa, (bytes.next() - 96) / 7}; // -32 .. 4
        if (by.exponent >= -31) {
            const std::int32_t twice = DoubleRounding::product(number, by);
            const std::int32_t once = SingleRounding::product(number, by);
            CHECK(twice == support::plain_product(DoubleRounding{}, number, by));
            CHECK(once == support::plain_product(SingleRounding{}, number, by));
            CHECK((once - twice <= 1 && twice - once <= 1));
            differences += once != twice ? 1 : 0;
        }
    }
    CHECK(differences > 0);
}

TEST_CASE("the roundings differ in what lies between two integers") {
    constexpr int8::Multiplier quarter{1 << 30, -1};
    CHECK(DoubleRounding::product(2, quarter) == 1);
    CHECK(SingleRounding::product(2, quarter) == 1);
    CHECK(DoubleRounding::product(-2, quarter) == -1);
    CHECK(SingleRounding::product(-2, quarter) == 0);
    CHECK(DoubleRounding::product(1, quarter) == 1); // 0.25 is 0.5, then 1
    CHECK(SingleRounding::product(1, quarter) == 0);
    CHECK(DoubleRounding::product(100, {0, 0}) == 0);
    CHECK(SingleRounding::product(100, {0, 0}) == 0);
}

TEST_CASE("a product that does not fit is the nearer end") {
    constexpr int8::Multiplier four{1 << 30, 3};
    CHECK(DoubleRounding::product(highest / 2, four) == (1 << 30)); // saturated, then halved
    CHECK(DoubleRounding::product(lowest / 2, four) == lowest / 2);
    CHECK(SingleRounding::product(highest / 2, four) == highest);
    CHECK(SingleRounding::product(lowest / 2, four) == lowest);
    CHECK(SingleRounding::product(1, {1 << 30, 30}) == 1 << 29);
    CHECK(DoubleRounding::product(1, {1 << 30, 30}) == 1 << 29);
}
