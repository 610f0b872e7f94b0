// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>

#include <nervelet/core/random.hpp>
#include <nervelet/kernel/kernels.hpp>

#include "support/widths.hpp"

namespace {

/// Whether z, and nothing beside it, comes to the bit to what a loop gives whose additions are rounded once with their
/// multiplication; in a block of fewer than four columns both are rounded. Every step-th x is zero, and its row cannot
/// be multiplied.
template <std::size_t Rows, std::size_t Columns>
bool is_right(std::size_t step) {
    static std::array<float, (Rows + 1) * Columns> weights;
    std::array<float, Rows> x{};
    std::array<float, Columns + 2> z{};
    nervelet::Random random(Columns);
    for (std::size_t k = 0; k < Rows; ++k) {
        x[k] = k % step == step - 1 ? (k % 2 == 0 ? 0.0f : -0.0f) : random.uniform<float>() - 0.5f;
    }
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const bool is_left_out = i < Rows * Columns && x[i / Columns] == 0.0f;
        weights[i] = is_left_out ? std::numeric_limits<float>::infinity() : random.uniform<float>() - 0.5f;
    }
    z[0] = z[Columns + 1] = 77.0f;
    const float* const input = x.data(); // as a layer gives it; anything else is not for a kernel
    nervelet::kernel::affine<Rows, Columns>(input, weights.data(), z.data() + 1);
    bool right = z[0] == 77.0f && z[Columns + 1] == 77.0f;
    for (std::size_t j = 0; j < Columns; ++j) {
        const bool is_fused = j < Columns / 16 * 16 || Columns % 16 >= 4;
        float sum = weights[Rows * Columns + j];
        for (std::size_t k = 0; k < Rows; ++k) {
            const float product = x[k] * weights[k * Columns + j];
            if (x[k] != 0.0f) {
                sum = is_fused ? std::fma(x[k], weights[k * Columns + j], sum) : sum + product;
            }
        }
        right = right && z[1 + j] == sum;
    }
    return right;
}

template <std::size_t Columns>
struct Width {
    static bool is_right() {
        bool all = true;
        for (std::size_t step = 1; step <= 12; ++step) {
            all = all && ::is_right<1, Columns>(step) && ::is_right<4, Columns>(step) && ::is_right<11, Columns>(step);
        }
        return all;
    }
};

} // namespace

TEST_CASE("z = b + sum_k x[k] W[k][:] with Helium, to the bit, for every width, wherever zeros are") {
    CHECK(support::widths_are_right<Width>(std::make_index_sequence<35>{}));
}
TEST_CASE("rows that lie further apart than a load can step on") {
    CHECK(is_right<9, 127>(100));
    CHECK(is_right<9, 128>(100));
    CHECK(is_right<9, 300>(5));
}
