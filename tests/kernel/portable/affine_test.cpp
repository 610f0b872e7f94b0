// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <limits>

#include <nervelet/core/random.hpp>
#include <nervelet/kernel/kernels.hpp>

#include "support/widths.hpp"

namespace {

// To the bit what a plain loop gives: one written order, whatever the kernel.
// x[k] is zero where bit k of zeros is set, with either sign; the weights lie behind `before` other numbers.
template <std::size_t Rows, std::size_t Columns>
bool is_right(unsigned zeros, std::size_t before = 0) {
    nervelet::Random random(Columns);
    std::array<float, Rows> x{};
    std::array<float, (Rows + 1) * Columns + 16> numbers{};
    for (std::size_t k = 0; k < Rows; ++k) {
        x[k] = (zeros >> k & 1u) == 0u ? random.uniform<float>() - 0.5f : k % 2 == 0 ? 0.0f : -0.0f;
    }
    for (float& number : numbers) {
        number = random.uniform<float>() - 0.5f;
    }
    const float* const weights = numbers.data() + before;
    std::array<float, Columns + 1> z{};
    z[Columns] = 77.0f;
    const float* const input = x.data(); // as a layer gives it; anything else is not for a kernel
    nervelet::kernel::affine<Rows, Columns>(input, weights, z.data());
    bool right = z[Columns] == 77.0f; // nothing behind the end is touched
    for (std::size_t j = 0; j < Columns; ++j) {
        float sum = weights[Rows * Columns + j];
        for (std::size_t k = 0; k < Rows; ++k) {
            const float product = x[k] * weights[k * Columns + j];
            sum += product;
        }
        right = right && z[j] == sum;
    }
    return right;
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

TEST_CASE("z = b + sum_k x[k] W[k][:], to the bit, for every width of a block and its rest") {
    CHECK(support::widths_are_right<Width>(std::make_index_sequence<35>{}));
    CHECK(is_right<5, 53>(12u));
}

TEST_CASE("and for every number of rows, whichever of them are left out") {
    CHECK(support::widths_are_right<RowCount>(std::make_index_sequence<9>{}));
}

TEST_CASE("wherever the weights begin in memory") {
    for (std::size_t before = 0; before <= 16; ++before) {
        CHECK(is_right<5, 32>(12u, before));
        CHECK(is_right<3, 64>(2u, before));
        CHECK(is_right<2, 160>(0u, before));
    }
}

TEST_CASE("a row whose x[k] is zero is not read") {
    const std::array<float, 2> x{{0.0f, 2.0f}};
    const std::array<float, 6> weights{{std::numeric_limits<float>::quiet_NaN(), 1e38f, 3.0f, 4.0f, 1.0f, 1.0f}};
    std::array<float, 2> z{};
    nervelet::kernel::affine<2, 2>(x.data(), weights.data(), z.data());
    CHECK(z[0] == 7.0f);
    CHECK(z[1] == 9.0f);
}

#if __cplusplus >= 201703L
namespace {
constexpr float in_the_compiler() {
    const float x[] = {1.0f, 2.0f};
    const float weights[] = {1.0f, 10.0f, 100.0f, 3.0f, 30.0f, 300.0f, 0.5f, 0.25f, 0.125f};
    float z[3] = {};
    const float* input = x;
    nervelet::kernel::affine<2, 3>(input, weights, z);
    return z[0] + z[1] + z[2];
}
static_assert(in_the_compiler() == 777.875f, "7.5 + 70.25 + 700.125");
} // namespace
#endif
