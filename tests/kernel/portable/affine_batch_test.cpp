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

constexpr std::size_t rows = 9;
constexpr std::size_t most = 17;

template <class T, std::size_t Columns>
struct Batch {
    std::array<std::array<T, rows>, most> x{};
    std::array<T, (rows + 1) * Columns> weights{};

    /// Every one_in-th x is zero, now and then a negative one.
    explicit Batch(std::size_t one_in) {
        nervelet::Random random(Columns);
        for (T& weight : weights) {
            weight = random.uniform<T>() - T(0.5);
        }
        for (auto& example : x) {
            for (T& value : example) {
                value = random.uniform<T>() - T(0.5);
                if (random.below(static_cast<std::uint32_t>(one_in)) == 0) {
                    value = value < T(0) ? -T(0) : T(0);
                }
            }
        }
    }

    /// Rows that only examples with a zero there may leave out: they hold what no sum forgets.
    void poison() {
        for (std::size_t j = 0; j < Columns; ++j) {
            weights[2 * Columns + j] = std::numeric_limits<T>::infinity();
            weights[4 * Columns + j] = std::numeric_limits<T>::quiet_NaN();
            weights[rows * Columns + j] = -T(0);
        }
        for (std::size_t n = 0; n < most; n += 2) {
            x[n][2] = T(0);
            x[n][4] = -T(0);
        }
        x[6].fill(T(0)); // its sums stay -0, the bias
    }

    bool is_right(std::size_t count) const {
        std::array<std::array<T, Columns + 1>, most> z{};
        for (auto& example : z) {
            example.fill(T(77));
        }
        nervelet::kernel::affine_batch<rows, Columns>(support::forward([&](std::size_t n) { return x[n].data(); },
                                                                       [&](std::size_t n) { return z[n].data(); },
                                                                       count),
                                                      weights.data());
        bool right = true;
        for (std::size_t n = 0; n < most; ++n) {
            for (std::size_t j = 0; j <= Columns; ++j) { // nothing behind the end is touched
                right = right && support::same_bits(z[n][j], n < count && j < Columns ? sum(n, j) : T(77));
            }
        }
        return right;
    }

private:
    T sum(std::size_t n, std::size_t j) const {
        T result = weights[rows * Columns + j];
        for (std::size_t k = 0; k < rows; ++k) {
            if (x[n][k] != T(0)) {
                const T product = x[n][k] * weights[k * Columns + j];
                result += product;
            }
        }
        return result;
    }
};

template <class T, std::size_t Columns>
bool width_is_right() {
    bool right = true;
    for (const std::size_t one_in : {1000000u, 4u, 1u}) { // none is zero, some are, all are
        Batch<T, Columns> batch(one_in);
        for (const bool poisoned : {false, true}) {
            if (poisoned) {
                batch.poison();
            }
            for (std::size_t count = 1; count <= most; ++count) {
                right = right && batch.is_right(count);
            }
        }
    }
    return right;
}

template <std::size_t Columns>
struct Width {
    static bool is_right() { return width_is_right<float, Columns>(); }
};

} // namespace

TEST_CASE("as affine() for each example, to the bit, for every width and 1 to 17 examples, also behind zeros") {
    CHECK(support::widths_are_right<Width>(std::make_index_sequence<35>{}));
    CHECK(width_is_right<float, 133>());
    CHECK(width_is_right<double, 1>());
    CHECK(width_is_right<double, 6>());
    CHECK(width_is_right<double, 43>());
}

TEST_CASE("inputs that do not lie in memory") {
    struct Ones {
        float operator[](std::size_t) const { return 1.0f; }
    };
    const std::array<float, 3> weights{{1.0f, 2.0f, 4.0f}};
    std::array<float, 5> z{};
    nervelet::kernel::affine_batch<2, 1>(
        support::forward([](std::size_t) { return Ones{}; }, [&](std::size_t n) { return &z[n]; }, std::size_t(5)),
        weights.data());
    CHECK(z[0] == 7.0f);
    CHECK(z[4] == 7.0f);
}

#if __cplusplus >= 201703L
namespace {
constexpr float in_the_compiler() {
    std::array<std::array<float, 2>, 5> x{};
    std::array<float, 5> z{};
    for (std::size_t n = 0; n < 5; ++n) {
        x[n] = {{static_cast<float>(n), 1.0f}};
    }
    const std::array<float, 3> weights{{10.0f, 2.0f, 0.5f}};
    nervelet::kernel::affine_batch<2, 1>(support::forward([&](std::size_t n) { return x[n].data(); },
                                                          [&](std::size_t n) { return &z[n]; }, std::size_t(5)),
                                         weights.data());
    return z[0] + z[4];
}
static_assert(in_the_compiler() == 45.0f, "2.5 + 42.5");
} // namespace
#endif
