// Part of nervelet. MIT licence, the nervelet authors.
#include <cmath>
#include <cstdint>

#include <doctest/doctest.h>

#include <nervelet/scalar/int8/softmax.hpp>

#include "support/int8.hpp"

using namespace nervelet;

static_assert(int8::exponential(0) == 2147483647, "one, as near as a fraction comes");
static_assert(int8::reciprocal(0) == 2147483647, "");

TEST_CASE("the exponential has an error of some last bits") {
    for (int i = 1; i < 2000; ++i) {
        const std::int32_t number = -i * 1040187;
        const double exact = std::exp(number / 67108864.0) * 2147483648.0;
        CHECK(std::abs(int8::exponential(number) - exact) <= 3e-7 * exact + 4);
    }
}

TEST_CASE("the reciprocal has an error of some last bits") {
    for (int i = 0; i < 2000; ++i) {
        const std::int32_t fraction = i * 1073741;
        const double exact = 2147483648.0 / (1 + fraction / 2147483648.0);
        CHECK(std::abs(int8::reciprocal(fraction) - exact) <= 8);
    }
}

namespace {

template <class Rounding, std::size_t Size>
void check_against_exact(float scale, std::uint32_t seed) {
    std::array<std::int8_t, Size> x{};
    support::Bytes(seed).fill(x);
    const int8::Softmax softmax = int8::softmax_of(scale);
    double sum = 0;
    int largest = -128;
    for (const std::int8_t byte : x) {
        largest = byte > largest ? byte : largest;
    }
    for (const std::int8_t byte : x) {
        sum += std::exp(static_cast<double>(scale) * (byte - largest));
    }
    std::array<std::int8_t, Size> y = x;
    softmax.bytes<Rounding>(y.data(), Size, y.data());
    for (std::size_t j = 0; j < Size; ++j) {
        const double exact = 256 * std::exp(static_cast<double>(scale) * (x[j] - largest)) / sum;
        const double inside = exact > 255 ? 255 : exact;
        CHECK(std::abs(y[j] + 128 - inside) <= 0.501);
    }
}

} // namespace

TEST_CASE("softmax is the byte next to the exact one, but for a rounding error") {
    check_against_exact<DoubleRounding, 12>(0.14469251036643982f, 1);
    check_against_exact<SingleRounding, 12>(0.14469251036643982f, 1);
    check_against_exact<DoubleRounding, 2>(0.014636218547821045f, 2);
    check_against_exact<DoubleRounding, 10>(0.0006f, 3);
    check_against_exact<SingleRounding, 1>(1.0f, 4);
    check_against_exact<DoubleRounding, 300>(0.001f, 5);
    check_against_exact<DoubleRounding, 10>(3.0f, 6);
    check_against_exact<DoubleRounding, 10>(100.0f, 7); // all but the largest are zero
}

TEST_CASE("the largest number gets 127 where it is alone") {
    std::int8_t x[] = {-128, 127, -128};
    int8::softmax_of(0.1f).bytes<DoubleRounding>(x, 3, x);
    CHECK((x[0] == -128 && x[1] == 127 && x[2] == -128));
}

TEST_CASE("beta is a factor of the scale") {
    const int8::Softmax one = int8::softmax_of(0.25f);
    const int8::Softmax other = int8::softmax_of(0.125f, 2);
    CHECK((one.scale.mantissa == other.scale.mantissa && one.scale.exponent == other.scale.exponent));
    CHECK(one.lowest_difference == -62); // 31 2^26 / 2^25
    CHECK(other.lowest_difference == -62);
}

TEST_CASE("of more numbers than have a byte each all are zero") {
    static std::array<std::int8_t, 600> x{};
    int8::softmax_of(0.1f).bytes<DoubleRounding>(x.data(), x.size(), x.data());
    for (const std::int8_t byte : x) {
        CHECK(byte == -128);
    }
}
