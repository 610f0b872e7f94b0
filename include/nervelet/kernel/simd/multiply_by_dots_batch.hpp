// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_MULTIPLY_BY_DOTS_BATCH_HPP
#define NERVELET_KERNEL_SIMD_MULTIPLY_BY_DOTS_BATCH_HPP

#include <type_traits>

#include "../../scalar/one_lane.hpp"
#include "lanes.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// product(n)[k] *= W[k][:] . vector(n) for many examples n and as many rows k at once as a vector register holds:
/// their part of W is turned once, so that a column of it is a vector, and every example then takes all its dot
/// products in Dot's order without adding across lanes. A product that is zero stays as it is.
template <class T, std::size_t Columns>
struct DotsBatch {
    /// Whether the turned part is small beside the fastest cache.
    static constexpr bool fits = register_bytes * Columns <= 8192;

    /// Rows rows from first on: as many wide vectors as fit, then ever narrower ones.
    template <std::size_t Rows, class Vectors, class Products>
    static void multiply(const T* weights, const Vectors& vector, const Products& product, std::size_t count,
                         std::size_t first = 0) {
        constexpr std::size_t lanes = WidestLanes<T, Rows>::value;
        constexpr std::size_t done = Rows / lanes * lanes;
        for (std::size_t k = first; k < first + done; k += lanes) {
            part<lanes>(weights + k * Columns, vector, product, count, k);
        }
        rest<Rows - done>(weights, vector, product, count, first + done, std::integral_constant<bool, (Rows > done)>{});
    }

private:
    static constexpr std::size_t full = Columns / 8 * 8;

    template <std::size_t Rows, class Vectors, class Products>
    static void rest(const T* weights, const Vectors& vector, const Products& product, std::size_t count,
                     std::size_t first, std::true_type) {
        multiply<Rows>(weights, vector, product, count, first);
    }

    template <std::size_t Rows, class Vectors, class Products>
    static void rest(const T*, const Vectors&, const Products&, std::size_t, std::size_t, std::false_type) {}

    template <std::size_t Width, class Vectors, class Products>
    static void part(const T* rows, const Vectors& vector, const Products& product, std::size_t count, std::size_t k) {
        using Lane = Lanes<T, Width>;
        using Type = typename Lane::Type;
        Type columns[Columns];
        turn<Width>(rows, columns);
        for (std::size_t n = 0; n < count; ++n) {
            T* to = product(n) + k;
            const Type factors = Lane::load(to);
            const Type dots = in_order(columns, vector(n), std::integral_constant<bool, (full > 0)>{});
            Lane::store(to, factors != Type{} ? factors * dots : factors);
        }
    }

    template <std::size_t Width, class Type>
    static void turn(const T* rows, Type (&columns)[Columns]) {
        for (std::size_t j = 0; j < Columns; ++j) {
            T column[Width];
            for (std::size_t r = 0; r < Width; ++r) {
                column[r] = rows[r * Columns + j];
            }
            columns[j] = Lanes<T, Width>::load(column);
        }
    }

    template <class Type>
    static Type in_order(const Type (&columns)[Columns], const T* vector, std::true_type) {
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

    template <class Type>
    static Type in_order(const Type (&columns)[Columns], const T* vector, std::false_type) {
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
