// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>
#include <cstdint>

#include <doctest/doctest.h>

#include <nervelet/kernel/int8_kernels.hpp>

#include "support/int8_forms.hpp"

using namespace nervelet;
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
    using Windows = Pointwise<5, 4>;
    auto filters = some_filters<6, 5, int8::FilterAfterFilter>(61);
    filters.mantissas[1] = 0; // the multiplier zero
    filters.exponents[1] = 0;
    filters.exponents[2] = -31;
    filters.bias[2] = 1073741824 + 99; // beyond 30 bits
    filters.exponents[3] = -22;
    filters.bias[3] = 2147480000;
    filters.exponents[4] = -22;
    filters.bias[4] = -2147480000;
    check<Convolve, Windows, 6>(filters, 61);
    check<Convolve, Pointwise<5, 1>, 6>(filters, 62);
    filters.exponents[5] = -1;
    filters.bias[5] = 3;
    check<Convolve, Windows, 6>(filters, 63);
    filters.exponents[0] = 0;
    check<Convolve, Windows, 6>(filters, 64);
    check<Convolve, Pointwise<5, 1>, 6>(filters, 65);
    filters.exponents[0] = 3;
    check<Convolve, Windows, 6>(filters, 66);
    auto taps = some_filters<5, 9, int8::TapAfterTap>(67);
    taps.exponents[4] = -1;
    check<Depthwise, Same<3, 3, 5>, 5>(taps, 67);
    taps.exponents[4] = 1;
    check<Depthwise, Same<3, 3, 5>, 5>(taps, 68);
}

namespace {

/// The mean of Rows x 16 of the smallest number.
template <std::size_t Rows>
void check_smallest() {
    using Windows = kernel::Windows<kernel::Axis<Rows, Rows, 1>, kernel::Axis<16, 16, 1>, 4>;
    std::array<std::int8_t, Windows::inputs> x{};
    for (std::int8_t& number : x) {
        number = -128;
    }
    std::array<std::int8_t, 4> y{};
    kernel::int8_average_pool<Windows>(x.data(), all_bytes, &y[0]);
    CHECK(y == std::array<std::int8_t, 4>{{-128, -128, -128, -128}});
}

} // namespace

TEST_CASE("sums of bytes with scales of all kinds") {
    check_addition({0.05f, -128}, {0.07f, 9}, 0.09f, all_bytes);
    check_addition({0.05f, 3}, {0.05f, -7}, 0.1f, relu6);
    check_addition({0.5f, 127}, {0.001f, -128}, 0.3f, relu);
    check_addition({0.5f, 0}, {0.49f, 0}, 0.0000001f, all_bytes); // a multiplier of the sum above one half
}

TEST_CASE("pools of four channels at once") {
    check_pools<kernel::Windows<kernel::Axis<5, 3, 3, 2, 1, 1>, kernel::Axis<4, 2, 2, 2>, 8>>(81, all_bytes);
    check_pools<kernel::Windows<kernel::Axis<17, 17, 1>, kernel::Axis<15, 15, 1>, 4>>(82, relu6);
    check_pools<kernel::Windows<kernel::Axis<16, 16, 1>, kernel::Axis<16, 16, 1>, 4>>(83, all_bytes);
    check_smallest<16>();
    check_smallest<17>(); // of which the sums leave 16 bits
}
