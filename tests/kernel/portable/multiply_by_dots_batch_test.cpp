// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <limits>

#include <nervelet/core/random.hpp>
#include <nervelet/kernel/kernels.hpp>

#include "support/batches.hpp"
#include "support/same_bits.hpp"
#include "support/widths.hpp"

namespace {

constexpr std::size_t most = 17;

/// A third of the products is zero, of both signs.
template <class T, std::size_t Rows, std::size_t Columns>
struct Batch {
    std::array<T, Rows * Columns> weights{};
    std::array<std::array<T, Columns>, most> vector{};
    std::array<std::array<T, Rows + 1>, most> product{};

    Batch() {
        nervelet::Random random(Rows + 100 * Columns);
        for (T& weight : weights) {
            weight = random.uniform<T>() - T(0.5);
        }
        for (std::size_t n = 0; n < most; ++n) {
            for (T& value : vector[n]) {
                value = random.uniform<T>() - T(0.5);
            }
            for (T& value : product[n]) {
                value = random.uniform<T>() - T(0.5);
                value = random.below(3) != 0 ? value : value < T(0) ? -T(0) : T(0);
            }
            product[n][Rows] = T(77);
        }
        for (std::size_t j = 0; j < Columns; ++j) { // no product but zero may meet it
            weights[Rows / 2 * Columns + j] = std::numeric_limits<T>::quiet_NaN();
        }
        product[1][Rows / 2] = T(0);
        product[2][Rows / 2] = -T(0);
    }

    bool is_right(std::size_t count) const {
        auto actual = product;
        nervelet::kernel::multiply_by_dots_batch<Rows, Columns>(
            weights.data(), support::backward([&](std::size_t n) { return vector[n].data(); },
                                              [&](std::size_t n) { return actual[n].data(); }, count));
        bool right = true;
        for (std::size_t n = 0; n < most; ++n) {
            for (std::size_t k = 0; k <= Rows; ++k) {
                T expected = product[n][k];
                if (n < count && k < Rows && expected != T(0)) {
                    expected *=
                        nervelet::kernel::dot<Columns>(weights.data() + k * Columns, vector[n]); // not a pointer
                }
                right = right && support::same_bits(actual[n][k], expected);
            }
        }
        return right;
    }
};

template <class T, std::size_t Rows, std::size_t Columns>
bool size_is_right() {
    const Batch<T, Rows, Columns> batch;
    bool right = true;
    for (std::size_t count = 1; count <= most; ++count) {
        right = right && batch.is_right(count);
    }
    return right;
}

template <std::size_t Width>
struct Size {
    static bool is_right() { return size_is_right<float, 6, Width>() && size_is_right<float, Width, 10>(); }
};

} // namespace

TEST_CASE("as multiply_by_dots() for each example, to the bit, for every number of columns and of rows") {
    CHECK(support::widths_are_right<Size>(std::make_index_sequence<35>{}));
    CHECK(size_is_right<float, 20, 128>());
    CHECK(size_is_right<float, 20, 131>()); // too wide for what is held at once
    CHECK(size_is_right<float, 5, 520>());
    CHECK(size_is_right<double, 11, 5>());
    CHECK(size_is_right<double, 7, 18>());
}

#if __cplusplus >= 201703L
namespace {
constexpr float in_the_compiler() {
    const float weights[] = {1.0f, 2.0f, 3.0f};
    const std::array<float, 3> vector{{4.0f, 5.0f, 6.0f}};
    std::array<float, 5> product{{1.0f, 0.0f, 1.0f, 1.0f, 0.5f}};
    nervelet::kernel::multiply_by_dots_batch<1, 3>(
        &weights[0], support::backward([&](std::size_t) { return vector.data(); },
                                       [&](std::size_t n) { return &product[n]; }, std::size_t(5)));
    return product[1] + product[4];
}
static_assert(in_the_compiler() == 16.0f, "0.5 (4 + 10 + 18)");
} // namespace
#endif
