// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SOFT_ADD_EACH_DOT_HPP
#define NERVELET_KERNEL_SOFT_ADD_EACH_DOT_HPP

#include <type_traits>

#include "../portable/add_each_dot.hpp"
#include "add_product.hpp"

#if defined(NERVELET_HAS_SOFT)

namespace nervelet {
namespace kernel {
namespace soft {

/// The dot products of a few rows with a vector, each in the order of Dot, a column at a time: a number of the vector
/// is taken apart once for all rows. -0 is the number that changes no other one that is added to it.
class DotsOfRows {
public:
    static constexpr std::size_t most = 16; ///< rows at once

    /// rows: at most `most`, each of columns numbers, one after the other.
    DotsOfRows(const float* weights, const float* vector, std::size_t rows, std::size_t columns)
        : weights_(weights), vector_(vector), rows_(rows), columns_(columns) {}

    /// sums[k] += W[k][:] . vector.
    __attribute__((noinline)) void add(float* sums) const {
        float dots[most];
        if (columns_ < 8) {
            clear(dots);
        } else {
            form_lanes(dots, 0, Distance<1>{});
        }
        add_columns(dots, columns_ / 8 * 8, columns_, 1);
        add_product(sums, 1.0f, dots, rows_);
    }

private:
    const float* weights_;
    const float* vector_;
    std::size_t rows_;
    std::size_t columns_;

    template <std::size_t Value>
    using Distance = std::integral_constant<std::size_t, Value>;

    void clear(float* dots) const {
        for (std::size_t k = 0; k < rows_; ++k) {
            dots[k] = -0.0f;
        }
    }

    /// The sum of the lanes first, first + distance, ...: the tree of Dot from its leaves on, so that few stand open.
    template <std::size_t Value>
    void form_lanes(float* dots, std::size_t first, Distance<Value>) const {
        float others[most];
        form_lanes(dots, first, Distance<2 * Value>{});
        form_lanes(others, first + Value, Distance<2 * Value>{});
        add_product(dots, 1.0f, others, rows_);
    }

    __attribute__((noinline)) void form_lanes(float* dots, std::size_t first, Distance<8>) const {
        clear(dots);
        add_columns(dots, first, columns_ / 8 * 8, 8);
    }

    /// What the columns first, first + distance, ... before end contribute.
    __attribute__((noinline)) void add_columns(float* dots, std::size_t first, std::size_t end,
                                               std::size_t distance) const {
        for (std::size_t j = first; j < end; j += distance) {
            float column[most];
            const float* number = weights_ + j;
            for (std::size_t k = 0; k < rows_; ++k, number += columns_) {
                column[k] = *number;
            }
            add_product(dots, vector_[j], column, rows_);
        }
    }
};

} // namespace soft

template <std::size_t Rows, std::size_t Columns>
inline void add_each_dot(const float* weights, const float* vector, float* sums, Soft) {
    for (std::size_t k = 0; k < Rows; k += soft::DotsOfRows::most) {
        const std::size_t rows = Rows - k < soft::DotsOfRows::most ? Rows - k : soft::DotsOfRows::most;
        soft::DotsOfRows(weights + k * Columns, vector, rows, Columns).add(sums + k);
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
