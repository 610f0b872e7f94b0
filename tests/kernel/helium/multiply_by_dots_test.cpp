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

/// Four lanes whose additions are rounded once with their multiplication, then their sum.
float dot(const float* a, const float* b, std::size_t size) {
    std::array<float, 4> lane{};
    for (std::size_t j = 0; j < size; ++j) {
        lane[j % 4] = std::fma(a[j], b[j], lane[j % 4]);
    }
    return (lane[0] + lane[2]) + (lane[1] + lane[3]);
}

/// Whether the products, and nothing beside them, come to the bit to what the plain loop gives. Behind the last row and
/// the vector, and in the rows of products that are zero, lies what must not be multiplied.
template <std::size_t Columns>
struct Width {
    static bool is_right() {
        constexpr std::size_t rows = 6;
        static std::array<float, rows * Columns + 4> weights;
        std::array<float, Columns + 4> vector{};
        std::array<float, rows + 2> product{{77.0f, 0.5f, 0.0f, -3.0f, -0.0f, 1.0f, 1.5f, 77.0f}};
        nervelet::Random random(Columns);
        weights.fill(infinity);
        vector.fill(infinity);
        for (std::size_t j = 0; j < Columns; ++j) {
            vector[j] = random.uniform<float>() - 0.5f;
        }
        std::array<float, rows + 2> expected = product;
        for (std::size_t k = 0; k < rows; ++k) {
            if (product[1 + k] != 0.0f) {
                for (std::size_t j = 0; j < Columns; ++j) {
                    weights[k * Columns + j] = random.uniform<float>() - 0.5f;
                }
                expected[1 + k] *= dot(weights.data() + k * Columns, vector.data(), Columns);
            }
        }
        nervelet::kernel::multiply_by_dots<rows, Columns>(weights.data(), vector.data(), product.data() + 1);
        const float* const x = vector.data();
        return product == expected && nervelet::kernel::squared_norm<Columns>(x) == dot(x, x, Columns);
    }
};

} // namespace

TEST_CASE("product[k] *= W[k][:] . vector with Helium, to the bit, for every width; ||x||^2 likewise") {
    CHECK(support::widths_are_right<Width>(std::make_index_sequence<35>{}));
    CHECK(Width<64>::is_right());
    CHECK(Width<130>::is_right());
}
