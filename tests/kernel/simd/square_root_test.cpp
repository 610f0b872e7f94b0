// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>

#include <nervelet/core/math/bits.hpp>
#include <nervelet/kernel/simd/square_root.hpp>

#if defined(NERVELET_HAS_SIMD)

namespace {

using nervelet::math::from_bits;
using nervelet::math::to_bits;

constexpr std::uint32_t infinity = 0x7f800000u;

/// What this machine works on at once.
constexpr std::uint32_t count = nervelet::kernel::simd::register_bytes / sizeof(float);
using Lane = nervelet::kernel::simd::Lanes<float, count>;

/// Whether count numbers from the given one on, step apart, have the square roots of the C library, to the bit.
bool are_right(std::uint32_t first, std::uint32_t step) {
    float numbers[count];
    float roots[count];
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::uint32_t bits = first + i * step;
        numbers[i] = from_bits<float>(bits < infinity ? bits : infinity);
    }
    Lane::store(roots, nervelet::kernel::simd::SquareRoot<float, count>::of(Lane::load(numbers)));
    bool right = true;
    for (std::size_t i = 0; i < count; ++i) {
        right = right && to_bits(roots[i]) == to_bits(std::sqrt(numbers[i]));
    }
    return right;
}

} // namespace

TEST_CASE("the square roots of zero, subnormal and normal numbers and infinity are rounded correctly") {
    bool all = true;
    for (std::uint32_t first = 0; first < infinity; first += count * 499) {
        all = all && are_right(first, 499);
    }
    CHECK(all);
    CHECK(are_right(0, 1));
    CHECK(are_right(0x00800000u - count / 2, 1)); // the smallest normal number
    CHECK(are_right(0x21800000u - count / 2, 1)); // 2^-60, below which numbers are scaled
    CHECK(are_right(infinity - count / 2, 1));
}

#endif
