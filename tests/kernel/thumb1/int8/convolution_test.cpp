// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include "support/int8_forms.hpp"

using namespace support;

// Shapes that each form for Armv6-M and each remainder is there for.

TEST_CASE("one window that sees all inputs, with filters whose number is no part of the type") {
    check_convolution<Pointwise<64, 1>, 16>(91);
    check_convolution<Pointwise<87, 1>, 13>(92);
    check_convolution<Pointwise<260, 1>, 2>(93);
    auto filters = some_filters<6, 61, int8::FilterAfterFilter>(94);
    filters.exponents[4] = 1; // a multiplier that no trained network has
    check<Convolve, Pointwise<61, 1>, 6>(filters, 94);
}

TEST_CASE("fewer filters than four") {
    check_convolution<Pointwise<16, 1>, 1>(95);
    check_convolution<Pointwise<33, 1>, 3>(96);
    check_convolution<Same<3, 3, 40>, 2>(97);
    auto filters = some_filters<2, 9, int8::FilterAfterFilter>(98);
    filters.exponents[0] = 2;
    check<Convolve, Pointwise<9, 1>, 2>(filters, 98);
}

TEST_CASE("two windows and two filters at once") {
    check_convolution<Pointwise<1, 3>, 2>(1);
    check_convolution<Pointwise<8, 4>, 3>(2);
    check_convolution<Pointwise<144, 2>, 2>(3);
    check_convolution<Same<4, 3, 3>, 5>(4);
    check_convolution<kernel::Windows<kernel::Axis<9, 3, 3, 2, 2, 1>, kernel::Axis<8, 3, 4, 2, 2, 1>, 2>, 3>(5);
}

TEST_CASE("one window and four filters at once") {
    check_convolution<Pointwise<1, 1>, 4>(21);
    check_convolution<Pointwise<6, 1>, 9>(22);
    check_convolution<Pointwise<7, 1>, 6>(23);
    check_convolution<Pointwise<145, 2>, 4>(24);
    check_convolution<Same<2, 3, 17>, 4>(25);
}

TEST_CASE("one window and one filter at once") {
    check_convolution<Pointwise<9, 1>, 3>(41);
    check_convolution<Same<3, 4, 2>, 1>(42);
}

TEST_CASE("the largest sums that are multiplied without 64 bits") {
    auto filters = some_filters<6, 5, int8::FilterAfterFilter>(68);
    filters.exponents[2] = -31;
    filters.bias[2] = 1342177279; // 5 2^28 - 1
    filters.mantissas[3] = 2147483647;
    filters.exponents[3] = -22;
    filters.bias[3] = -1342177280;
    check<Convolve, Pointwise<5, 4>, 6>(filters, 68);
    check<Convolve, Pointwise<5, 1>, 6>(filters, 69);
}

namespace {

/// Bytes that are all the lowest or the highest, which give the largest sums of pairs.
template <std::size_t Size, std::size_t Count>
void check_extremes(std::int8_t x, std::int8_t weight) {
    using Windows = Pointwise<Size, 2>;
    auto filters = some_filters<Count, Size, int8::FilterAfterFilter>(71);
    for (std::int8_t& w : filters.weights) {
        w = weight;
    }
    std::array<std::int8_t, Windows::inputs> numbers{};
    for (std::int8_t& number : numbers) {
        number = x;
    }
    std::array<std::int8_t, 2 * Count> expected{};
    std::array<std::int8_t, 2 * Count> y{};
    static_assert(kernel::convolution_scratch(kernel::window_sizes<Windows, Count>()) == 0, "");
    kernel::int8_convolution<DoubleRounding, Windows>(numbers.data(), filters, &expected[0], nullptr,
                                                      kernel::Portable{});
    kernel::int8_convolution<DoubleRounding, Windows>(numbers.data(), filters, &y[0], nullptr);
    CHECK(y == expected);
}

} // namespace

TEST_CASE("the largest products") {
    for (std::int8_t x : {std::int8_t(-128), std::int8_t(127)}) {
        for (std::int8_t weight : {std::int8_t(-128), std::int8_t(127)}) {
            check_extremes<12, 2>(x, weight);
        }
    }
}
