// Part of nervelet. MIT licence, the nervelet authors.
#include <cmath>
#include <cstdint>
#include <limits>

#include <doctest/doctest.h>

#include <nervelet/scalar/int8/addition.hpp>
#include <nervelet/scalar/int8/mean.hpp>
#include <nervelet/scalar/int8/requantization.hpp>

#include "support/int8.hpp"

using namespace nervelet;

namespace {

constexpr int8::Quantization halves{0.5f, -3};

constexpr bool is(int8::Output output, int zero_point, int lowest, int highest) {
    return output.zero_point == zero_point && output.lowest == lowest && output.highest == highest;
}

} // namespace

static_assert(halves.quantize(1.25f) == 0, "2.5 steps become 3");
static_assert(halves.quantize(-1.25f) == -6, "ties away from zero");
static_assert(halves.quantize(1.2f) == -1, "");
static_assert(halves.dequantize(-6) < -1.49f && halves.dequantize(-6) > -1.51f, "");

TEST_CASE("a number becomes the byte next to it") {
    CHECK(halves.quantize(0) == -3);
    CHECK(halves.quantize(65.0f) == 127);
    CHECK(halves.quantize(64.7f) == 126);
    CHECK(halves.quantize(64.75f) == 127);
    CHECK(halves.quantize(-62.5f) == -128);
    CHECK(halves.quantize(-62.24f) == -127);
    CHECK(halves.quantize(1e30f) == 127);
    CHECK(halves.quantize(-1e30f) == -128);
    CHECK(halves.quantize(std::numeric_limits<float>::infinity()) == 127);
    CHECK(halves.quantize(-std::numeric_limits<float>::infinity()) == -128);
    CHECK(halves.quantize(std::numeric_limits<float>::quiet_NaN()) == -128);
    const int8::Quantization input{0.024480115622282028f, -128};
    for (int i = -50; i < 350; ++i) {
        const float number = static_cast<float>(i) * 0.0213f;
        const float rounded = std::round(number / input.scale) - 128;
        CHECK(static_cast<float>(input.quantize(number)) == (rounded < -128 ? -128 : rounded > 127 ? 127 : rounded));
    }
}

TEST_CASE("a byte means a number, which becomes the same byte") {
    const int8::Quantization input{0.3910152316093445f, 89};
    for (int byte = -128; byte < 128; ++byte) {
        const float number = input.dequantize(static_cast<std::int8_t>(byte));
        CHECK(number == static_cast<float>(byte - 89) * 0.3910152316093445f);
        CHECK(input.quantize(number) == byte);
    }
}

TEST_CASE("activations are ranges of bytes") {
    CHECK(is(int8::output_of({0.1f, -3}), -3, -128, 127));
    CHECK(is(int8::relu_output_of({0.1f, -3}), -3, -3, 127));
    CHECK(is(int8::relu_output_of({0.1f, -128}), -128, -128, 127));
    CHECK(is(int8::relu6_output_of({0.1f, -3}), -3, -3, 57));
    CHECK(is(int8::relu6_output_of({6 / 255.0f, -128}), -128, -128, 127));
    CHECK(is(int8::relu6_output_of({0.02f, -128}), -128, -128, 127));
    CHECK(is(int8::relu6_output_of({1e-30f, 5}), 5, 5, 127)); // 6 / scale is beyond all integers
}

TEST_CASE("an output is cut to its range") {
    constexpr int8::Output output{-3, -3, 57};
    CHECK(output.from_steps(0) == -3);
    CHECK(output.from_steps(-1) == -3);
    CHECK(output.from_steps(59) == 56);
    CHECK(output.from_steps(60) == 57);
    CHECK(output.from_steps(61) == 57);
    CHECK(output.from_steps(2147483647) == 57);
    CHECK(output.from_steps(-2147483647 - 1) == -3);
    CHECK(output.cut(-128) == -3);
    CHECK(output.cut(56) == 56);
    CHECK(output.cut(127) == 57);
}

TEST_CASE("a mean is rounded, ties away from zero") {
    for (std::int32_t sum = -600; sum <= 600; ++sum) {
        for (std::int32_t count = 1; count < 8; ++count) {
            CHECK(int8::mean(sum, count) == support::nearest_away(sum, count));
        }
    }
    CHECK(int8::mean(-128 * 125, 125) == -128);
    CHECK(int8::mean(3, 2) == 2);
    CHECK(int8::mean(-3, 2) == -2);
}

namespace {

template <class Rounding>
void check_additions(int8::Quantization a, int8::Quantization b, int8::Quantization y, int8::Output output) {
    const int8::Addition addition = int8::addition_of(a, b, y.scale, output);
    CHECK((addition.first.exponent <= 0 && addition.second.exponent <= 0));
    for (int i = -128; i < 128; i += 5) {
        for (int j = -128; j < 128; j += 3) {
            const std::int64_t first = support::plain_product(Rounding{}, (i - a.zero_point) * 1048576, addition.first);
            const std::int64_t second =
                support::plain_product(Rounding{}, (j - b.zero_point) * 1048576, addition.second);
            const std::int64_t steps =
                support::plain_product(Rounding{}, static_cast<std::int32_t>(first + second), addition.both);
            const int byte = addition.add<Rounding>(static_cast<std::int8_t>(i), static_cast<std::int8_t>(j));
            REQUIRE(byte == support::clamped(steps + output.zero_point, output));
            // It is the byte next to the sum, but for a rounding error.
            const float sum = a.dequantize(static_cast<std::int8_t>(i)) + b.dequantize(static_cast<std::int8_t>(j));
            const float steps_of_sum = sum / y.scale + static_cast<float>(y.zero_point);
            const float inside = steps_of_sum < static_cast<float>(output.lowest) ? static_cast<float>(output.lowest)
                                 : steps_of_sum > static_cast<float>(output.highest)
                                     ? static_cast<float>(output.highest)
                                     : steps_of_sum;
            REQUIRE(std::abs(static_cast<float>(byte) - inside) < 0.501f);
        }
    }
}

} // namespace

TEST_CASE("a sum of bytes of different meanings is the byte next to the sum of their numbers") {
    const int8::Quantization a{0.0471f, -128};
    const int8::Quantization b{0.1303f, 17};
    const int8::Quantization y{0.0902f, -9};
    check_additions<DoubleRounding>(a, b, y, int8::output_of(y));
    check_additions<SingleRounding>(a, b, y, int8::output_of(y));
    check_additions<DoubleRounding>(b, a, y, int8::relu_output_of(y));
    check_additions<SingleRounding>(b, a, {0.03f, -128}, int8::relu6_output_of({0.03f, -128}));
    check_additions<DoubleRounding>(a, a, {0.0471f, 127}, int8::output_of({0.0471f, 127}));
}

TEST_CASE("bytes of one meaning become those of another") {
    const int8::Quantization from{0.0471f, -128};
    const int8::Quantization to{0.1303f, 17};
    const int8::Requantization down = int8::requantization_of(from, to);
    const int8::Requantization up = int8::requantization_of(to, from);
    const int8::Requantization same = int8::requantization_of(from, from);
    for (int i = -128; i < 128; ++i) {
        const std::int8_t x = static_cast<std::int8_t>(i);
        CHECK(same.convert<DoubleRounding>(x) == x);
        CHECK(same.convert<SingleRounding>(x) == x);
        CHECK(down.convert<DoubleRounding>(x) ==
              support::clamped(support::plain_product(DoubleRounding{}, i + 128, down.multiplier) + 17,
                               int8::output_of(to)));
        CHECK(up.convert<SingleRounding>(x) ==
              support::clamped(support::plain_product(SingleRounding{}, i - 17, up.multiplier) - 128,
                               int8::output_of(from)));
        CHECK(up.convert<DoubleRounding>(x) == from.quantize(to.dequantize(x)));
    }
}
