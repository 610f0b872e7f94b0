// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include "support/fixed16_forms.hpp"

using namespace support;

// The forms for Armv6-M: four sums at once and one to three left over, lists of numbers that end where a multiple of
// four ends and elsewhere, and more numbers than one list holds.

TEST_CASE("affine in 16 bits") {
    check_fixed16_affine<64, 8, 11, 4096>(1);
    check_fixed16_affine<32, 10, 11, 4096>(2);
    check_fixed16_affine<1, 1, 15, 32767>(3);
    check_fixed16_affine<2, 3, 0, 0>(4);
    check_fixed16_affine<7, 4, 11, 4096>(5);
    check_fixed16_affine<65, 5, 11, 4096>(6);
    check_fixed16_affine<131, 2, 15, 32768>(7);
    check_fixed16_affine<200, 6, 11, 4096>(8);
}

TEST_CASE("transposed product in 16 bits") {
    check_fixed16_transposed_product<32, 10, 16384>(11);
    check_fixed16_transposed_product<4, 1, 0>(12);
    check_fixed16_transposed_product<3, 2, 1>(13);
    check_fixed16_transposed_product<9, 67, 32767>(14);
    check_fixed16_transposed_product<1, 5, 4096>(15);
    check_fixed16_transposed_product<6, 200, 4096>(16);
}

TEST_CASE("an update of all rows in 16 bits") {
    check_fixed16_subtract_multiples<64, 5, 11>(21);
    check_fixed16_subtract_multiples<32, 10, 11>(22);
    check_fixed16_subtract_multiples<1, 1, 15>(23);
    check_fixed16_subtract_multiples<6, 3, 0>(24);
    check_fixed16_subtract_multiples<63, 2, 11>(25);
    check_fixed16_subtract_multiples<8, 4, 11>(26);
    check_fixed16_subtract_multiples<65, 2, 11>(27);
}

TEST_CASE("no input but zeros") {
    alignas(4) std::array<std::int16_t, 65> weights{};
    weights.fill(-32768);
    const std::array<std::int16_t, 12> x{};
    std::array<std::int32_t, 5> sums{};
    kernel::fixed16_affine_saturated<12, 5, 11, 4096>(x.data(), weights.data(), sums.data());
    for (const std::int32_t sum : sums) {
        CHECK(sum == -32768 * 2048 + 4096);
    }
    nervelet::Random random(31);
    std::array<std::int16_t, 65> after = weights;
    kernel::fixed16_subtract_multiples<12, 5, 11>(x.data(), after.data(), SomeMultiples<5>(random, Numbers::moderate));
    for (std::size_t i = 0; i < 60; ++i) {
        CHECK(after[i] == -32768);
    }
}

TEST_CASE("numbers of sums in 16 bits, two at once") {
    check_fixed16_numbers_of_sums<32, 13, 0>(41);
    check_fixed16_numbers_of_sums<1, 13, 0>(42);
    check_fixed16_numbers_of_sums<2, 1, 0>(43);
    check_fixed16_numbers_of_sums<7, 15, 0>(44);
    check_fixed16_numbers_of_sums<9, 31, 0>(45);
    check_fixed16_numbers_of_sums<9, 13, -32768>(46);
}
