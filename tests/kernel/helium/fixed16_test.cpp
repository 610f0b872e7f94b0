// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include "support/fixed16_forms.hpp"

using namespace support;

// The forms for vectors of integers: whole vectors and rests, of inputs and of outputs.

TEST_CASE("affine in 16 bits, four outputs at once") {
    check_fixed16_affine<64, 4, 11, 4096>(1);
    check_fixed16_affine<32, 5, 11, 0>(2);
    check_fixed16_affine<1, 1, 15, 32767>(3);
    check_fixed16_affine<2, 3, 0, 1>(4);
    check_fixed16_affine<7, 4, 11, 4096>(5);
    check_fixed16_affine<13, 3, 11, 4096>(6);
    check_fixed16_affine<22, 2, 15, 4096>(7);
    check_fixed16_affine<96, 6, 11, 4096>(8);
}

TEST_CASE("transposed product in 16 bits, four inputs and four outputs at once") {
    check_fixed16_transposed_product<32, 10, 16384>(11);
    check_fixed16_transposed_product<4, 1, 0>(12);
    check_fixed16_transposed_product<3, 2, 1>(13);
    check_fixed16_transposed_product<13, 7, 32767>(14);
    check_fixed16_transposed_product<1, 5, 4096>(15);
}

TEST_CASE("an update of a row in 16 bits") {
    check_fixed16_subtract_multiple<64>(21);
    check_fixed16_subtract_multiple<8>(22);
    check_fixed16_subtract_multiple<1>(23);
    check_fixed16_subtract_multiple<6>(24);
    check_fixed16_subtract_multiple<19>(25);
    check_fixed16_subtract_multiple<96>(26);
}

TEST_CASE("sums of magnitudes in 16 bits") {
    check_fixed16_sum_of_magnitudes<64>(31);
    check_fixed16_sum_of_magnitudes<9>(32);
    check_fixed16_sum_of_magnitudes<1>(33);
}

TEST_CASE("numbers of sums in 16 bits") {
    check_fixed16_numbers_of_sums<32, 13, 0>(41);
    check_fixed16_numbers_of_sums<7, 15, -32768>(42);
    check_fixed16_numbers_of_sums<1, 1, 0>(43);
    check_fixed16_numbers_of_sums<5, 17, -32768>(44);
}
