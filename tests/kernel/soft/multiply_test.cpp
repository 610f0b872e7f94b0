// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstdint>

#include <nervelet/core/random.hpp>
#include <nervelet/kernel/soft/multiply.hpp>

#include "support/same_bits.hpp"

namespace {

namespace soft = nervelet::kernel::soft;
using nervelet::Random;
using nervelet::math::from_bits;
using support::same_bits;

bool is_right(float a, float b) {
    return same_bits(soft::multiply<soft::NarrowFactor>(a, b), a * b) &&
           same_bits(soft::multiply<soft::WideFactor>(a, b), a * b) && same_bits(soft::divide(a, b), a / b);
}

// An emulated board takes longer.
constexpr std::uint32_t rounds = sizeof(void*) < 8 ? 20000 : 1000000;

} // namespace

TEST_CASE("products and quotients of any two numbers have the operators' bits") {
    Random random(1);
    std::uint32_t wrong = 0;
    for (std::uint32_t round = 0; round < rounds; ++round) {
        wrong += is_right(from_bits<float>(random.next()), from_bits<float>(random.next())) ? 0 : 1;
    }
    CHECK(wrong == 0);
}

TEST_CASE("also with few digits, where there are ties, and of the same exponent") {
    Random random(2);
    std::uint32_t wrong = 0;
    for (std::uint32_t round = 0; round < rounds; ++round) {
        const std::uint32_t usual = (100 + random.below(50)) << 23 | random.below(2) << 31;
        const float a = from_bits<float>(usual | random.below(4096) << 11);
        const float b = from_bits<float>(usual ^ (random.below(8192) << 10));
        wrong += is_right(a, b) && is_right(a, a) && is_right(a, -b) ? 0 : 1;
    }
    CHECK(wrong == 0);
}

TEST_CASE("at the borders of the usual range, of zero, infinity and NaN") {
    const float numbers[] = {0.0f,
                             -0.0f,
                             1.0f,
                             -1.0f,
                             1e-45f,
                             1.17549435e-38f,
                             3.40282347e38f,
                             from_bits<float>(0x7f800000),
                             from_bits<float>(0xff800000),
                             from_bits<float>(0x7fc00000),
                             from_bits<float>(67u << 23),
                             from_bits<float>((67u << 23) - 1),
                             from_bits<float>((188u << 23) - 1),
                             from_bits<float>(188u << 23),
                             from_bits<float>(0x3fffffff),
                             3.0f,
                             -0.1f};
    bool right = true;
    for (const float a : numbers) {
        for (const float b : numbers) {
            right = right && is_right(a, b);
        }
    }
    CHECK(right);
}
