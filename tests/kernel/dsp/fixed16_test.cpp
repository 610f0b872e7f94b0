// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include "support/fixed16_shapes.hpp"

using namespace support;

// The forms for the DSP extension: eights, pairs and one left over, even and odd numbers of outputs.

TEST_CASE("affine in 16 bits, two outputs at once") {
    check_fixed16_affine_shapes();
}

TEST_CASE("transposed product in 16 bits, four inputs and two outputs at once") {
    check_fixed16_transposed_product_shapes();
}

TEST_CASE("an update of a row in 16 bits") {
    check_fixed16_subtract_multiple_shapes();
}

TEST_CASE("sums of magnitudes in 16 bits") {
    check_fixed16_sum_of_magnitudes_shapes();
}

TEST_CASE("numbers of sums in 16 bits") {
    check_fixed16_numbers_of_sums_shapes();
}
