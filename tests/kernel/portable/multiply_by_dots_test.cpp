// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <limits>

#include <nervelet/core/random.hpp>
#include <nervelet/kernel/kernels.hpp>

#include "support/widths.hpp"

namespace {

template <std::size_t Columns>
bool width_is_right() {
    constexpr std::size_t rows = 4;
    nervelet::Random random(Columns);
    std::array<float, Columns> vector{};
    std::array<float, rows * Columns> weights{};
    std::array<float, rows + 1> product{{0.5f, 0.0f, -3.0f, 1.0f, 77.0f}};
    for (float& value : vector) {
        value = random.uniform<float>() - 0.5f;
    }
    for (float& weight : weights) {
        weight = random.uniform<float>() - 0.5f;
    }
    std::array<float, rows + 1> expected = product;
    for (std::size_t k = 0; k < rows; ++k) {
        expected[k] *= nervelet::kernel::dot<Columns>(weights.data() + k * Columns, vector.data());
    }
    nervelet::kernel::multiply_by_dots<rows, Columns>(weights.data(), vector.data(), product.data());
    return product == expected;
}

template <std::size_t Columns>
struct Width {
    static bool is_right() { return width_is_right<Columns>(); }
};

} // namespace

TEST_CASE("product[k] *= W[k][:] . vector, to the bit as Dot, for every width") {
    CHECK(support::widths_are_right<Width>(std::make_index_sequence<35>{}));
    CHECK(width_is_right<64>());
}

TEST_CASE("a product that is zero stays zero, and its row is not read") {
    const std::array<float, 4> weights{{std::numeric_limits<float>::quiet_NaN(), 1.0f, 2.0f, 3.0f}};
    const std::array<float, 2> vector{{4.0f, 5.0f}};
    std::array<float, 2> product{{0.0f, 2.0f}};
    nervelet::kernel::multiply_by_dots<2, 2>(weights.data(), vector.data(), product.data());
    CHECK(product[0] == 0.0f);
    CHECK(product[1] == 46.0f);
}

#if __cplusplus >= 201703L
namespace {
constexpr float in_the_compiler() {
    const float weights[] = {1.0f, 2.0f, 3.0f, 1.0f, 0.0f, 0.0f};
    const float vector[] = {4.0f, 5.0f, 6.0f};
    float product[] = {0.5f, 1.0f};
    nervelet::kernel::multiply_by_dots<2, 3>(weights, vector, product);
    return product[0] + product[1];
}
static_assert(in_the_compiler() == 20.0f, "0.5 (4 + 10 + 18) + 4");
} // namespace
#endif
