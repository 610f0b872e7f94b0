// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>

#include <nervelet/core/random.hpp>
#include <nervelet/scalar/fixed16/gate.hpp>

namespace fixed16 = nervelet::fixed16;

static_assert(fixed16::gate_sigmoid<13>(0) == 16384 && fixed16::gate_tanh<13>(0) == 0, "1/2 and 0");
static_assert(fixed16::gate_sigmoid<13>(1 << 17) == 32767 && fixed16::gate_sigmoid<13>(-(1 << 17)) == 0, "far out");
static_assert(fixed16::gate_tanh<13>(1 << 17) == 32767 && fixed16::gate_tanh<13>(-(1 << 17)) == -32767, "far out");
static_assert(fixed16::times_gate(1 << 24, 1 << 14) == 1 << 23 && fixed16::times_gate(-3, 1 << 14) == -1, "ties go up");

namespace {

/// The largest distance from the exact value, in units of the last place, over every Stride-th z.
template <int FractionBits, std::int32_t Stride>
double largest_error(std::int32_t (*gate)(std::int32_t), double (*exact)(double)) {
    double largest = 0.0;
    for (std::int32_t z = -(16 << FractionBits); z <= (16 << FractionBits); z += Stride) {
        const double error = std::fabs(gate(z) - 32768.0 * exact(std::ldexp(z, -FractionBits)));
        largest = error > largest ? error : largest;
    }
    return largest;
}

double sigmoid(double z) {
    return 1.0 / (1.0 + std::exp(-z));
}

double tangent(double z) {
    return std::tanh(z);
}

} // namespace

TEST_CASE("fixed16::gate_sigmoid, gate_tanh: at most 2.2 and 3.7 units of 15 fraction bits from the exact value") {
    CHECK(largest_error<13, 5>(fixed16::gate_sigmoid<13>, sigmoid) <= 2.2);
    CHECK(largest_error<13, 5>(fixed16::gate_tanh<13>, tangent) <= 3.7);
    CHECK(largest_error<6, 1>(fixed16::gate_sigmoid<6>, sigmoid) <= 2.2);
    CHECK(largest_error<6, 1>(fixed16::gate_tanh<6>, tangent) <= 3.7);
    CHECK(largest_error<16, 53>(fixed16::gate_sigmoid<16>, sigmoid) <= 2.2);
    CHECK(largest_error<16, 53>(fixed16::gate_tanh<16>, tangent) <= 3.7);
}

TEST_CASE("fixed16::gate_sigmoid, gate_tanh: gates fit 16 bits, and tanh is odd") {
    for (std::int32_t z = -(16 << 13); z < (16 << 13); ++z) {
        REQUIRE(fixed16::gate_sigmoid<13>(z) >= 0);
        REQUIRE(fixed16::gate_sigmoid<13>(z) <= fixed16::largest_gate);
        REQUIRE(fixed16::gate_tanh<13>(-z) == -fixed16::gate_tanh<13>(z));
    }
}

TEST_CASE("fixed16::times_gate: exact, rounded to the nearest, up to the limits") {
    const auto exact = [](std::int64_t number, std::int64_t factor) {
        return (number * factor + 16384) >> 15;
    };
    for (const std::int32_t number : {1 << 30, -(1 << 30), (1 << 30) - 1, 32767, -32768, 1, -1, 0}) {
        for (const std::int32_t factor : {32768, -32768, 32767, 16384, 3, 1, 0, -1}) {
            CHECK(fixed16::times_gate(number, factor) == exact(number, factor));
        }
    }
    nervelet::Random random(7);
    for (int k = 0; k < 100000; ++k) {
        const auto number = static_cast<std::int32_t>(random.below(1u << 31)) - (1 << 30);
        const auto factor = static_cast<std::int32_t>(random.below(65537)) - 32768;
        REQUIRE(fixed16::times_gate(number, factor) == exact(number, factor));
    }
}

TEST_CASE("fixed16::gradient_of_state: saturated at 64") {
    CHECK(fixed16::gradient_of_state(std::int64_t(1) << 40) == 1 << 30);
    CHECK(fixed16::gradient_of_state(-(std::int64_t(1) << 40)) == -(1 << 30));
    CHECK(fixed16::gradient_of_state((1 << 30) - 5) == (1 << 30) - 5);
}
