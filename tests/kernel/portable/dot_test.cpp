// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>

#include <nervelet/core/random.hpp>
#include <nervelet/kernel/kernels.hpp>

#include "support/widths.hpp"

namespace {

template <std::size_t Size>
constexpr bool counts_every_product_once() {
    float a[Size] = {};
    float b[Size] = {};
    float expected = 0.0f;
    for (std::size_t j = 0; j < Size; ++j) {
        a[j] = static_cast<float>(j + 1);
        b[j] = static_cast<float>(2 * j + 1);
        expected += a[j] * b[j]; // integers below 2^24: exact in any order
    }
    return nervelet::kernel::dot<Size>(a, b) == expected;
}

static_assert(counts_every_product_once<1>(), "one product");
static_assert(counts_every_product_once<7>(), "less than the lanes");
static_assert(counts_every_product_once<8>(), "the lanes");
static_assert(counts_every_product_once<29>(), "some rounds and a rest");

/// Of pointers there may be a kernel; arrays are summed as it is written.
template <std::size_t Size>
struct Width {
    static bool is_right() {
        nervelet::Random random(Size);
        std::array<float, Size> a{};
        std::array<float, Size> b{};
        for (std::size_t j = 0; j < Size; ++j) {
            a[j] = random.uniform<float>() - 0.5f;
            b[j] = random.uniform<float>() - 0.5f;
        }
        const float* first = a.data();
        const float* second = b.data();
        return nervelet::kernel::dot<Size>(first, second) == nervelet::kernel::dot<Size>(a, b);
    }
};

} // namespace

TEST_CASE("to the bit in that order, for every size") {
    CHECK(support::widths_are_right<Width>(std::make_index_sequence<35>{}));
    CHECK(Width<64>::is_right());
}

TEST_CASE("sum_j a[j] b[j] in eight lanes and a rest: every product once, for each rest") {
    CHECK(counts_every_product_once<2>());
    CHECK(counts_every_product_once<9>());
    CHECK(counts_every_product_once<10>());
    CHECK(counts_every_product_once<16>());
    CHECK(counts_every_product_once<63>());
}

TEST_CASE("the lanes are added as a tree: ((0 + 4) + (2 + 6)) + ((1 + 5) + (3 + 7))") {
    const std::array<float, 8> ones{{1, 1, 1, 1, 1, 1, 1, 1}};
    const std::array<float, 8> values{{1e8f, 3.0f, -1e8f, 5.0f, 7.0f, 9.0f, 11.0f, 13.0f}};
    const float expected = ((1e8f + 7.0f) + (-1e8f + 11.0f)) + ((3.0f + 9.0f) + (5.0f + 13.0f));
    CHECK(nervelet::kernel::dot<8>(values.data(), ones.data()) == expected);
}

TEST_CASE("the rest is added one after the other") {
    const std::array<float, 10> ones{{1, 1, 1, 1, 1, 1, 1, 1, 1, 1}};
    const std::array<float, 10> values{{1e8f, 0, 0, 0, 0, 0, 0, 0, -1e8f, 3.0f}};
    CHECK(nervelet::kernel::dot<10>(values.data(), ones.data()) == 3.0f);
    const std::array<float, 3> few{{1e8f, -1e8f, 3.0f}};
    CHECK(nervelet::kernel::dot<3>(few.data(), ones.data()) == 3.0f);
}

TEST_CASE("a zero keeps the sign that its products have") {
    const std::array<float, 9> zeros{{-0.0f, -0.0f, -0.0f, -0.0f, -0.0f, -0.0f, -0.0f, -0.0f, -0.0f}};
    const std::array<float, 9> values{{1, 2, 3, 4, 5, 6, 7, 8, 9}};
    const std::array<float, 9> mixed{{1, 2, 3, 4, -5, 6, 7, 8, 9}};
    const float negative = -0.0f;
    const float positive = 0.0f;
    const auto is = [](float dot, float expected) {
        return nervelet::math::to_bits(dot) == nervelet::math::to_bits(expected);
    };
    CHECK(is(nervelet::kernel::dot<1>(zeros.data(), values.data()), negative));
    CHECK(is(nervelet::kernel::dot<3>(zeros.data(), values.data()), negative));
    CHECK(is(nervelet::kernel::dot<8>(zeros.data(), values.data()), negative));
    CHECK(is(nervelet::kernel::dot<9>(zeros.data(), values.data()), negative));
    CHECK(is(nervelet::kernel::dot<9>(zeros.data(), mixed.data()), positive));
}
