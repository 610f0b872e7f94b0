// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

#include <nervelet/core/random.hpp>
#include <nervelet/kernel/kernels.hpp>

#include "support/same_bits.hpp"

// Matrices of more rows than are looked through at once and more columns than are summed at once; each kernel for this
// processor against the portable one, with the same bits. kernels_test.cpp has the small ones.
namespace {

using nervelet::kernel::Portable;

enum class Zeros { none, some, first_rows_only };

template <class T, std::size_t Rows, std::size_t Columns>
struct Matrix {
    std::vector<T> x = std::vector<T>(Rows);
    std::vector<T> weights = std::vector<T>((Rows + 1) * Columns);
    std::vector<T> delta = std::vector<T>(Columns);

    /// A row whose x is zero holds what no sum may take: infinity, NaN and -0.
    explicit Matrix(Zeros zeros) {
        nervelet::Random random(Rows * 1000 + Columns);
        for (T& number : weights) {
            number = random.uniform<T>() - T(0.5);
        }
        for (T& number : delta) {
            number = random.uniform<T>() - T(0.5);
        }
        weights[Rows * Columns] = -T(0);
        for (std::size_t k = 0; k < Rows; ++k) {
            x[k] = random.uniform<T>() + T(0.01);
            if (zeros == Zeros::some ? random.below(3) == 0 : zeros == Zeros::first_rows_only && k < 3) {
                x[k] = k % 2 == 0 ? T(0) : -T(0);
                T* row = &weights[k * Columns];
                row[0] = -T(0);
                row[Columns / 2] = std::numeric_limits<T>::infinity();
                row[Columns - 1] = std::numeric_limits<T>::quiet_NaN();
            }
        }
    }
};

template <class T>
bool same(const std::vector<T>& a, const std::vector<T>& b) {
    bool right = a.size() == b.size();
    for (std::size_t i = 0; right && i < a.size(); ++i) {
        right = support::same_bits(a[i], b[i]);
    }
    return right;
}

template <class T, std::size_t Rows, std::size_t Columns>
bool agrees(Zeros zeros) {
    namespace kernel = nervelet::kernel;
    const Matrix<T, Rows, Columns> of(zeros);
    std::vector<T> best(Columns);
    std::vector<T> portable(Columns);
    kernel::affine<Rows, Columns>(of.x.data(), of.weights.data(), best.data());
    kernel::affine<Rows, Columns>(of.x.data(), of.weights.data(), portable.data(), Portable{});
    bool right = same(best, portable);

    std::vector<T> best_weights = of.weights;
    std::vector<T> portable_weights = of.weights;
    kernel::subtract_outer_product<Rows, Columns>(of.x.data(), T(0.3), of.delta.data(), best_weights.data());
    kernel::subtract_outer_product<Rows, Columns>(of.x.data(), T(0.3), of.delta.data(), portable_weights.data(),
                                                  Portable{});
    right = right && same(best_weights, portable_weights);

    std::vector<T> best_product = of.x;
    std::vector<T> portable_product = of.x;
    kernel::multiply_by_dots<Rows, Columns>(of.weights.data(), of.delta.data(), best_product.data());
    kernel::multiply_by_dots<Rows, Columns>(of.weights.data(), of.delta.data(), portable_product.data(), Portable{});
    return right && same(best_product, portable_product);
}

template <class T, std::size_t Rows, std::size_t... Columns>
bool all_agree(std::index_sequence<Columns...>) {
    bool right = true;
    for (const Zeros zeros : {Zeros::none, Zeros::some, Zeros::first_rows_only}) {
        const bool each[] = {agrees<T, Rows, Columns>(zeros)...};
        for (const bool one : each) {
            right = right && one;
        }
    }
    return right;
}

} // namespace

// Widths at which a row ends with a vector, within one, or with one that would be alone in its group.
TEST_CASE("many rows and columns have the bits of the portable kernels") {
    CHECK(all_agree<float, 3>(std::index_sequence<1, 3, 10, 73, 137>{}));
    CHECK(all_agree<float, 64>(std::index_sequence<4, 10>{}));
    CHECK(all_agree<float, 200>(std::index_sequence<1, 10, 17, 36, 68, 73, 137, 297>{}));
    CHECK(all_agree<double, 130>(std::index_sequence<3, 10, 36, 73>{}));
}
