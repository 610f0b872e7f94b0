// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include "support/fixed16_convolution_forms.hpp"

using namespace support;
using nervelet::kernel::Axis;
using nervelet::kernel::Windows;

// Those of this processor. The forms for pairs have blocks of eight numbers, of fewer, of which the last one overlaps
// the one before, and of one; with pads, strides and dilations.

TEST_CASE("gradients of convolutions over time in 16 bits") {
    check_fixed16_convolution<Windows<Axis<1, 1, 1>, Axis<20, 5, 16>, 3>, 8>(1);
    check_fixed16_convolution<Windows<Axis<1, 1, 1>, Axis<12, 3, 10>, 8>, 3>(2);
    check_fixed16_convolution<Windows<Axis<1, 1, 1>, Axis<9, 4, 3, 3, 1, 2>, 2>, 1>(3);
    check_fixed16_convolution<Windows<Axis<1, 1, 1>, Axis<10, 3, 10, 1, 4, 8>, 5>, 2>(4);
    check_fixed16_convolution<Windows<Axis<1, 1, 1>, Axis<6, 1, 6>, 1>, 4>(5);
    check_fixed16_convolution<Windows<Axis<1, 1, 1>, Axis<9, 1, 3, 4>, 13>, 2>(6); // leaves numbers out
}

TEST_CASE("gradients of convolutions over images in 16 bits") {
    check_fixed16_convolution<Windows<Axis<6, 3, 4>, Axis<5, 3, 3>, 1>, 4>(11);
    check_fixed16_convolution<Windows<Axis<4, 3, 4, 1, 1, 1>, Axis<5, 3, 5, 1, 1, 1>, 9>, 2>(12);
    check_fixed16_convolution<Windows<Axis<5, 2, 2, 2>, Axis<6, 4, 2, 2>, 2>, 3>(13);
    check_fixed16_convolution<Windows<Axis<2, 5, 2, 1, 1, 2>, Axis<3, 5, 3, 1, 1, 2>, 1>, 2>(14);
}
