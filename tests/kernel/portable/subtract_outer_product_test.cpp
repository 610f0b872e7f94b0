// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <limits>

#include <nervelet/core/random.hpp>
#include <nervelet/kernel/kernels.hpp>

#include "support/widths.hpp"

namespace {

// To the bit what a plain loop gives: one product, one difference a weight, whatever the kernel.
// x[k] is zero where bit k of zeros is set, with either sign.
template <std::size_t Rows, std::size_t Columns>
bool is_right(unsigned zeros) {
    constexpr float scale = 0.3f;
    nervelet::Random random(Columns);
    std::array<float, Rows> x{};
    std::array<float, Columns> delta{};
    std::array<float, (Rows + 1) * Columns + 1> weights{};
    for (std::size_t k = 0; k < Rows; ++k) {
        x[k] = (zeros >> k & 1u) == 0u ? random.uniform<float>() - 0.5f : k % 2 == 0 ? 0.0f : -0.0f;
    }
    for (float& value : delta) {
        value = random.uniform<float>() - 0.5f;
    }
    for (float& weight : weights) {
        weight = random.uniform<float>() - 0.5f;
    }
    std::array<float, (Rows + 1)* Columns + 1> expected = weights;
    for (std::size_t k = 0; k <= Rows; ++k) {
        const float factor = (k < Rows ? x[k] : 1.0f) * scale;
        for (std::size_t j = 0; j < Columns; ++j) {
            const float product = factor * delta[j];
            expected[k * Columns + j] -= product;
        }
    }
    const float* const input = x.data(); // as a layer gives it; anything else is not for a kernel
    nervelet::kernel::subtract_outer_product<Rows, Columns>(input, scale, delta.data(), weights.data());
    return weights == expected; // and nothing behind the end was touched
}

template <std::size_t Columns>
struct Width {
    static bool is_right() { return ::is_right<5, Columns>(12u); }
};

// A loop may work on several rows a turn: every number of rows, zeros wherever they may lie.
template <std::size_t Rows>
struct RowCount {
    static bool is_right() {
        bool right = true;
        for (unsigned zeros = 0; zeros < 1u << Rows; ++zeros) {
            right = right && ::is_right<Rows, 10>(zeros) && ::is_right<Rows, 32>(zeros);
        }
        return right;
    }
};

} // namespace

TEST_CASE("W[k][:] -= (x[k] scale) delta, b -= scale delta, to the bit, for every width of a block and its rest") {
    CHECK(support::widths_are_right<Width>(std::make_index_sequence<35>{}));
    CHECK(is_right<5, 53>(12u));
}

TEST_CASE("and for every number of rows, whichever of them stay as they are") {
    CHECK(support::widths_are_right<RowCount>(std::make_index_sequence<9>{}));
}

TEST_CASE("a row whose x[k] is zero is not touched") {
    const std::array<float, 2> x{{0.0f, 2.0f}};
    const std::array<float, 2> delta{{1.0f, 3.0f}};
    std::array<float, 6> weights{{std::numeric_limits<float>::infinity(), 7.0f, 10.0f, 20.0f, 5.0f, 6.0f}};
    nervelet::kernel::subtract_outer_product<2, 2>(x.data(), 0.5f, delta.data(), weights.data());
    CHECK(weights == std::array<float, 6>{{std::numeric_limits<float>::infinity(), 7.0f, 9.0f, 17.0f, 4.5f, 4.5f}});
}

#if __cplusplus >= 201703L
namespace {
constexpr float in_the_compiler() {
    const float x[] = {1.0f, 2.0f};
    const float delta[] = {1.0f, 10.0f, 100.0f};
    float weights[9] = {};
    const float* input = x;
    nervelet::kernel::subtract_outer_product<2, 3>(input, 0.5f, delta, weights);
    return weights[0] + weights[4] + weights[8];
}
static_assert(in_the_compiler() == -60.5f, "-0.5 - 10 - 50");
} // namespace
#endif
