// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include "support/int8_forms.hpp"

using namespace support;

// The forms for vectors of integers: whole vectors, and every kind of rest.

TEST_CASE("four filters at once, of windows that lie one behind the other") {
    check_convolution<Pointwise<1, 3>, 4>(1);
    check_convolution<Pointwise<15, 2>, 8>(2);
    check_convolution<Pointwise<16, 3>, 4>(3);
    check_convolution<Pointwise<17, 1>, 12>(4);
    check_convolution<Pointwise<33, 2>, 4>(5);
    check_convolution<Pointwise<7, 4>, 5>(6); // the last four filters overlap those before them
    check_convolution<Pointwise<640, 1>, 6>(7);
}

TEST_CASE("four filters at once, of windows that are copied together") {
    check_convolution<Same<3, 4, 3>, 4>(11);
    check_convolution<Same<4, 3, 8>, 7>(12);
    check_convolution<Same<2, 3, 20>, 4>(13); // all of them see pads
    check_convolution<kernel::Windows<kernel::Axis<9, 3, 3, 2, 2, 1>, kernel::Axis<8, 3, 4, 2, 2, 1>, 2>, 5>(14);
    check_convolution<kernel::Windows<kernel::Axis<5, 1, 3, 2>, kernel::Axis<5, 1, 3, 2>, 6>, 4>(15);
    check_convolution<kernel::Windows<kernel::Axis<6, 3, 4>, kernel::Axis<7, 2, 6>, 5>, 4>(16);
    check_convolution<kernel::Windows<kernel::Axis<3, 3, 1, 2, 1, 1>, kernel::Axis<3, 3, 1, 2, 1, 1>, 4>, 4>(17);
}

TEST_CASE("fewer than four filters") {
    check_convolution<Pointwise<1, 1>, 1>(21);
    check_convolution<Pointwise<40, 3>, 3>(22);
    check_convolution<Same<3, 3, 5>, 2>(23);
}

TEST_CASE("3 x 3 depthwise: two rows and columns at once, rests of both, pads on either side, rests of four channels") {
    check_depthwise<Same<3, 3, 1>>(51);
    check_depthwise<Same<5, 4, 3>>(52);
    check_depthwise<Same<4, 5, 66>>(53);
    check_depthwise<kernel::Windows<kernel::Axis<5, 3, 3>, kernel::Axis<6, 3, 4>, 4>>(54);
    check_depthwise<kernel::Windows<kernel::Axis<4, 3, 4, 1, 1, 1>, kernel::Axis<1, 3, 1, 1, 1, 1>, 5>>(55);
    check_depthwise<kernel::Windows<kernel::Axis<1, 3, 1, 1, 1, 1>, kernel::Axis<4, 3, 4, 1, 1, 2>, 5>>(56);
}

TEST_CASE("3 x 3 depthwise: four columns at once, other strides, other windows") {
    check_depthwise<kernel::Windows<kernel::Axis<6, 3, 2, 2>, kernel::Axis<6, 3, 2, 2>, 2>>(61);
    check_depthwise<kernel::Windows<kernel::Axis<5, 3, 3, 2, 1, 1>, kernel::Axis<9, 3, 5, 2, 1, 1>, 7>>(62);
    check_depthwise<kernel::Windows<kernel::Axis<8, 3, 3, 2>, kernel::Axis<16, 3, 8, 2>, 4>>(63);
    check_depthwise<kernel::Windows<kernel::Axis<5, 3, 4, 2, 1, 2>, kernel::Axis<5, 3, 4, 1, 1, 1>, 2>>(64);
    check_depthwise<kernel::Windows<kernel::Axis<8, 3, 2, 3>, kernel::Axis<7, 5, 7, 1, 1, 2>, 2>>(65);
    check_depthwise<kernel::Windows<kernel::Axis<3, 3, 3, 1, 1, 1>, kernel::Axis<130, 3, 128>, 1>>(66);
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

TEST_CASE("a rest of four sums") {
    const int8::Addition addition = int8::addition_of({0.05f, -128}, {0.07f, 9}, 0.09f, all_bytes);
    std::array<std::int8_t, 8> x{{-128, 127, 5, -7, 99, 0, 61, 42}};
    const std::array<std::int8_t, 8> before = x;
    kernel::int8_addition<DoubleRounding, 7>(x.data(), x.data(), addition, x.data());
    for (std::size_t k = 0; k < 7; ++k) {
        CHECK(x[k] == addition.add<DoubleRounding>(before[k], before[k]));
    }
    CHECK(x[7] == 42);
}

TEST_CASE("pools of many channels at once") {
    check_pools<kernel::Windows<kernel::Axis<5, 3, 3, 2, 1, 1>, kernel::Axis<4, 2, 2, 2>, 19>>(81, all_bytes);
    check_pools<kernel::Windows<kernel::Axis<17, 17, 1>, kernel::Axis<15, 15, 1>, 4>>(82, relu6);
    check_pools<kernel::Windows<kernel::Axis<5, 2, 2, 1, 2>, kernel::Axis<5, 2, 3, 1, 2>, 3>>(84, all_bytes);
    check_smallest<16>();
    check_smallest<17>(); // of which the sums leave 16 bits
}
