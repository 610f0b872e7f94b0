// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>

#include <nervelet/core/random.hpp>
#include <nervelet/kernel/kernels.hpp>

#include "support/widths.hpp"

namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();

/// Whether the weights, and nothing beside them, come to the bit to what a loop gives whose subtractions are rounded
/// once with their multiplication; in a block of fewer than four columns both are rounded. Every step-th x is zero, and
/// its row cannot be subtracted from.
template <std::size_t Rows, std::size_t Columns>
bool is_right(std::size_t step) {
    constexpr float scale = 0.3f;
    static std::array<float, (Rows + 1) * Columns + 2> weights;
    static std::array<float, (Rows + 1) * Columns + 2> expected;
    std::array<float, Rows + 1> x{};
    std::array<float, Columns> delta{};
    nervelet::Random random(Columns);
    for (std::size_t k = 0; k < Rows; ++k) {
        x[k] = k % step == step - 1 ? (k % 2 == 0 ? 0.0f : -0.0f) : random.uniform<float>() - 0.5f;
    }
    x[Rows] = 1.0f; // the bias
    for (float& value : delta) {
        value = random.uniform<float>() - 0.5f;
    }
    expected.front() = expected.back() = weights.front() = weights.back() = 77.0f;
    for (std::size_t k = 0; k <= Rows; ++k) {
        for (std::size_t j = 0; j < Columns; ++j) {
            const bool is_fused = j < Columns / 16 * 16 || Columns % 16 >= 4;
            const float factor = x[k] * scale;
            const float product = factor * delta[j];
            const float weight = x[k] == 0.0f ? infinity : random.uniform<float>() - 0.5f;
            weights[1 + k * Columns + j] = weight;
            expected[1 + k * Columns + j] = is_fused ? std::fma(-factor, delta[j], weight) : weight - product;
        }
    }
    const float* const input = x.data(); // as a layer gives it; anything else is not for a kernel
    nervelet::kernel::subtract_outer_product<Rows, Columns>(input, scale, delta.data(), weights.data() + 1);
    return weights == expected;
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

TEST_CASE("W[k][:] -= (x[k] scale) delta with Helium, to the bit, for every width, wherever zeros are") {
    CHECK(support::widths_are_right<Width>(std::make_index_sequence<35>{}));
}

TEST_CASE("rows that lie further apart than a store can step on") {
    CHECK(is_right<9, 127>(100));
    CHECK(is_right<9, 128>(100));
    CHECK(is_right<9, 300>(5));
}
