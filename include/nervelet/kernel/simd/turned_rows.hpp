// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_TURNED_ROWS_HPP
#define NERVELET_KERNEL_SIMD_TURNED_ROWS_HPP

#include <type_traits>

#include "../portable/dot.hpp"
#include "lanes.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// Width rows of Columns numbers, turned so that a column of them is a vector: then the dot products of all rows with a
/// vector need no addition across lanes, and each is summed in Dot's order.
template <class T, std::size_t Columns, std::size_t Width>
struct TurnedRows {
    using Type = typename Lanes<T, Width>::Type;

    /// Columns vectors from as many numbers of Width rows.
    static void turn(const T* rows, Type* columns) {
        for (std::size_t j = 0; j < Columns; ++j) {
            T column[Width];
            for (std::size_t r = 0; r < Width; ++r) {
                column[r] = rows[r * Columns + j];
            }
            columns[j] = Lanes<T, Width>::load(column);
        }
    }

    /// The dot product of each row with the vector.
    static Type dots(const Type* columns, const T* vector) {
        return in_order(columns, vector, std::integral_constant<bool, (full > 0)>{});
    }

private:
    static constexpr std::size_t full = DotOrder<Columns>::full;

    static Type in_order(const Type* columns, const T* vector, std::true_type) {
        Type lane[8];
        for (std::size_t i = 0; i < 8; ++i) {
            lane[i] = columns[i] * vector[i];
        }
        for (std::size_t j = 8; j < full; j += 8) {
            for (std::size_t i = 0; i < 8; ++i) {
                lane[i] += columns[j + i] * vector[j + i];
            }
        }
        Type sum = ((lane[0] + lane[4]) + (lane[2] + lane[6])) + ((lane[1] + lane[5]) + (lane[3] + lane[7]));
        for (std::size_t j = full; j < Columns; ++j) {
            sum += columns[j] * vector[j];
        }
        return sum;
    }

    static Type in_order(const Type* columns, const T* vector, std::false_type) {
        Type sum = columns[0] * vector[0];
        for (std::size_t j = 1; j < Columns; ++j) {
            sum += columns[j] * vector[j];
        }
        return sum;
    }
};

} // namespace simd
} // namespace kernel
} // namespace nervelet

#endif

#endif
