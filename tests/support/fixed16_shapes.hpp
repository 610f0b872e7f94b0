// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_FIXED16_SHAPES_HPP
#define NERVELET_TESTS_SUPPORT_FIXED16_SHAPES_HPP

#include "fixed16_forms.hpp"

// Shapes for the forms that work on vectors or pairs: whole ones and rests, of inputs and of outputs, even and odd.
namespace support {

inline void check_fixed16_affine_shapes() {
    check_fixed16_affine<64, 4, 11, 4096>(1);
    check_fixed16_affine<32, 5, 11, 0>(2);
    check_fixed16_affine<1, 1, 15, 32767>(3);
    check_fixed16_affine<2, 3, 0, 1>(4);
    check_fixed16_affine<7, 4, 11, 4096>(5);
    check_fixed16_affine<13, 3, 11, 4096>(6);
    check_fixed16_affine<22, 2, 15, 4096>(7);
    check_fixed16_affine<96, 9, 11, 4096>(8);
    check_fixed16_affine<13, 9, 11, 4096>(9);
}

inline void check_fixed16_transposed_product_shapes() {
    check_fixed16_transposed_product<32, 10, 16384>(11);
    check_fixed16_transposed_product<4, 1, 0>(12);
    check_fixed16_transposed_product<3, 2, 1>(13);
    check_fixed16_transposed_product<13, 7, 32767>(14);
    check_fixed16_transposed_product<1, 5, 4096>(15);
}

inline void check_fixed16_subtract_multiple_shapes() {
    check_fixed16_subtract_multiple<64>(21);
    check_fixed16_subtract_multiple<8>(22);
    check_fixed16_subtract_multiple<1>(23);
    check_fixed16_subtract_multiple<6>(24);
    check_fixed16_subtract_multiple<19>(25);
    check_fixed16_subtract_multiple<96>(26);
}

inline void check_fixed16_sum_of_magnitudes_shapes() {
    check_fixed16_sum_of_magnitudes<64>(31);
    check_fixed16_sum_of_magnitudes<9>(32);
    check_fixed16_sum_of_magnitudes<1>(33);
}

inline void check_fixed16_numbers_of_sums_shapes() {
    check_fixed16_numbers_of_sums<32, 13, 0>(41);
    check_fixed16_numbers_of_sums<7, 15, -32768>(42);
    check_fixed16_numbers_of_sums<1, 1, 0>(43);
    check_fixed16_numbers_of_sums<5, 17, -32768>(44);
}

} // namespace support

#endif
