// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include "support/int8_forms.hpp"

using namespace support;

// The forms for the DSP extension against the portable ones, which have tests against the definition: shapes that each
// form and each remainder of four is there for.

TEST_CASE("two windows and two filters at once") {
    check_convolution<Pointwise<4, 3>, 2>(1);
    check_convolution<Pointwise<8, 4>, 2>(2);
    check_convolution<Pointwise<13, 5>, 3>(3);
    check_convolution<Pointwise<64, 2>, 5>(4);
    check_convolution<Pointwise<96, 3>, 2>(5);
    check_convolution<Same<3, 4, 3>, 4>(6);
    check_convolution<Same<4, 3, 8>, 3>(7);
    check_convolution<kernel::Windows<kernel::Axis<9, 3, 3, 2, 2, 1>, kernel::Axis<8, 3, 4, 2, 2, 1>, 2>, 3>(8);
    check_convolution<Pointwise<97, 2>, 2>(11);
    check_convolution<Pointwise<100, 3>, 3>(12);
    check_convolution<Pointwise<128, 5>, 4>(13);
    check_convolution<Same<3, 3, 16>, 5>(14);
}

TEST_CASE("one window and four filters at once") {
    check_convolution<Pointwise<1, 1>, 4>(21);
    check_convolution<Pointwise<4, 1>, 5>(22);
    check_convolution<Pointwise<7, 1>, 6>(23);
    check_convolution<Pointwise<8, 1>, 7>(24);
    check_convolution<Pointwise<12, 1>, 8>(25);
    check_convolution<Pointwise<145, 2>, 9>(26);
    check_convolution<Pointwise<152, 2>, 4>(27);
    check_convolution<Same<2, 3, 20>, 4>(28);
    check_convolution<Pointwise<292, 1>, 4>(29);
    check_convolution<Pointwise<344, 1>, 5>(30);
    check_convolution<Same<2, 3, 40>, 4>(31);
    check_convolution<Pointwise<672, 1>, 6>(32);
    check_convolution<Pointwise<684, 1>, 4>(33);
}

TEST_CASE("one window that sees all inputs, with filters whose number is no part of the type") {
    check_convolution<Pointwise<64, 1>, 12>(34);
    check_convolution<Pointwise<88, 1>, 7>(35);
    check_convolution<Pointwise<288, 1>, 4>(36);
    for (std::size_t j = 0; j < 5; ++j) { // a multiplier that no trained network has
        auto filters = some_filters<5, 104, int8::FilterAfterFilter>(37);
        filters.exponents[j] = 1;
        check<Convolve, Pointwise<104, 1>, 5>(filters, 37);
    }
}

TEST_CASE("rows of taps that are whole words, though a tap is not: pads on either side, gaps between rows") {
    check_convolution<kernel::Windows<kernel::Axis<9, 6, 5, 2, 1, 3>, kernel::Axis<7, 8, 5, 2, 1, 4>, 1>, 5>(91);
    check_convolution<kernel::Windows<kernel::Axis<5, 3, 5, 1, 1, 1>, kernel::Axis<6, 4, 6, 1, 1, 1>, 3>, 4>(92);
    check_convolution<kernel::Windows<kernel::Axis<5, 3, 5, 1, 2, 2>, kernel::Axis<3, 2, 4, 1, 1, 1>, 6>, 3>(93);
    check_convolution<kernel::Windows<kernel::Axis<4, 5, 4, 1, 1, 2>, kernel::Axis<4, 4, 4, 1, 1, 1>, 9>, 4>(94);
}

TEST_CASE("windows of one tap that are read where they lie") {
    check_convolution<Pointwise<292, 3>, 4>(95);
    check_convolution<kernel::Windows<kernel::Axis<3, 1, 2, 2>, kernel::Axis<3, 1, 2, 2>, 296>, 5>(96);
}

TEST_CASE("one window and one filter at once") {
    check_convolution<Pointwise<9, 1>, 3>(41);
    check_convolution<Pointwise<15, 3>, 1>(44);
    check_convolution<Pointwise<301, 1>, 4>(42);
    check_convolution<Pointwise<1400, 1>, 2>(43);
}

TEST_CASE("3 x 3 depthwise: pads on either side, strides, many channels") {
    check_depthwise<Same<3, 3, 1>>(51);
    check_depthwise<Same<5, 4, 3>>(52);
    check_depthwise<Same<3, 5, 258>>(53);
    check_depthwise<kernel::Windows<kernel::Axis<5, 3, 3>, kernel::Axis<6, 3, 4>, 3>>(54);
    check_depthwise<kernel::Windows<kernel::Axis<6, 3, 3, 2>, kernel::Axis<6, 3, 3, 2>, 2>>(55);
    check_depthwise<kernel::Windows<kernel::Axis<5, 3, 3, 2, 1, 1>, kernel::Axis<7, 3, 4, 2, 1, 1>, 5>>(56);
    check_depthwise<kernel::Windows<kernel::Axis<7, 3, 3, 2>, kernel::Axis<6, 3, 3, 2, 1, 1>, 4>>(57);
    check_depthwise<kernel::Windows<kernel::Axis<5, 3, 4, 2, 1, 2>, kernel::Axis<5, 3, 4, 1, 1, 1>, 2>>(58);
    check_depthwise<kernel::Windows<kernel::Axis<8, 3, 2, 3>, kernel::Axis<7, 5, 7, 1, 1, 2>, 2>>(59);
}

TEST_CASE("multipliers of any kind") {
    check_multipliers();
}

TEST_CASE("halves are rounded as they should be") {
    check_halves();
}

TEST_CASE("sums of bytes with scales of all kinds") {
    check_additions();
}

TEST_CASE("pools of four channels at once") {
    check_pools<kernel::Windows<kernel::Axis<5, 3, 3, 2, 1, 1>, kernel::Axis<4, 2, 2, 2>, 8>>(81, all_bytes);
    check_pools<kernel::Windows<kernel::Axis<17, 17, 1>, kernel::Axis<15, 15, 1>, 4>>(82, relu6);
    check_pools<kernel::Windows<kernel::Axis<16, 16, 1>, kernel::Axis<16, 16, 1>, 4>>(83, all_bytes);
    check_smallest<16>();
    check_smallest<17>(); // of which the sums leave 16 bits
}
