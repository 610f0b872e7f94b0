// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_LOW_RANK_FACTORS_HPP
#define NERVELET_LAYER_BASE_LOW_RANK_FACTORS_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../../core/random.hpp"
#include "../../core/uninitialized.hpp"
#include "adapter.hpp"
#include "rank.hpp"

namespace nervelet {

namespace detail {

/// What an Adapter has that adds s A B to the Rows x Columns weights of its frozen layer: A (Rows x rank) and B (rank x
/// Columns), s = Alpha / Divisor. Parameters, and weights<Index>(): a matrix of rank columns, the rows of A and then
/// those of B^T. The tape of a layer has u = s x A and v = s B dJ/dz.
template <class AdapterType, class T, class Frozen, std::size_t Rank, std::size_t Alpha, std::size_t Divisor = Rank>
struct LowRankFactors : AdapterType {
    using Inner = typename Frozen::Inner;
    static constexpr std::size_t rows = Inner::weight_rows;
    static constexpr std::size_t columns = Inner::weight_columns;
    static constexpr std::size_t rank =
        decltype(check_largest_rank<decltype(check_rank<Rank>())::value, rows, columns>())::value;
    static constexpr std::size_t weight_rows = rows + columns;
    static constexpr std::size_t weight_columns = rank;
    static constexpr std::size_t parameter_count = weight_rows * weight_columns;

    /// Draws A from the initializer, as if the layer had rank units or filters; B is zero, so that it starts as it was.
    template <class Initializer>
    static constexpr void initialize(T* factors, Random& random) {
        constexpr std::size_t fan_out = Inner::fan_out() / columns * rank;
        for (std::size_t i = 0; i < parameter_count; ++i) {
            factors[i] = i < rows * rank ? Initializer::template draw<T>(random, Inner::fan_in(), fan_out) : T(0);
        }
    }

    /// W + s A B, and b.
    static constexpr T* merge(const T* factors, T* plain) {
        for (std::size_t i = 0; i < Inner::parameter_count; ++i) {
            plain[i] = Frozen::constants()[i];
        }
        for (std::size_t k = 0; k < rows; ++k) {
            for (std::size_t j = 0; j < columns; ++j) {
                plain[k * columns + j] += scale() * kernel::dot<rank>(factors + k * rank, second(factors) + j * rank);
            }
        }
        return plain + Inner::parameter_count;
    }

protected:
    static constexpr T scale() {
        return T(static_cast<std::int32_t>(Alpha)) / T(static_cast<std::int32_t>(Divisor > 0 ? Divisor : 1));
    }

    /// B^T.
    static constexpr const T* second(const T* factors) { return factors + rows * rank; }

    static constexpr void clear(T* numbers) {
        for (std::size_t r = 0; r < rank; ++r) {
            numbers[r] = T(0);
        }
    }

    static constexpr void scale_all(T* numbers) {
        for (std::size_t r = 0; r < rank; ++r) {
            numbers[r] *= scale();
        }
    }

    /// to = s x M, where M is Rows x rank.
    template <std::size_t Rows, class X>
    static constexpr void project(const X& x, const T* matrix, T* to) {
        clear(to);
        kernel::add_product<Rows, rank>(x, matrix, to);
        scale_all(to);
    }

    /// z += s x A B.
    template <class X>
    static constexpr void add_low_rank(const T* factors, const X& x, T* z) {
        std::array<T, rank> u = uninitialized<std::array<T, rank>>();
        project<rows>(x, factors, u.data());
        for (std::size_t j = 0; j < columns; ++j) {
            z[j] += kernel::dot<rank>(u.data(), second(factors) + j * rank);
        }
    }

    /// Gives dJ/dx = W dJ/dz + A v.
    template <class GradientBelow>
    static constexpr void give_both(const T* factors, const T* delta, const T* v, const GradientBelow& below) {
        for (std::size_t k = 0; k < rows; ++k) {
            if (below.wants(k)) {
                T dot = T(1);
                kernel::multiply_by_dots<1, columns>(Frozen::constants() + k * columns, delta, &dot);
                below.take(k, dot + kernel::dot<rank>(factors + k * rank, v));
            }
        }
    }

    /// Visits dJ/dA and dJ/dB^T.
    template <class Batch, class Visitor>
    static constexpr void visit_factors(const Batch& batch, std::size_t first, Visitor& visit) {
        visit_rows<rows>(FirstFactor<Batch>{batch}, first, visit);
        visit_rows<columns>(SecondFactor<Batch>{batch}, first + rows * rank, visit);
    }

    /// repeats sum_n ||x_n||^2 sum_n ||v_n||^2 + sum_n ||dJ/dz_n||^2 sum_n ||u_n||^2, by Cauchy and Schwarz, where no
    /// number is seen by more than so many windows; Size: of u and of v.
    template <std::size_t Size, class Batch>
    static constexpr T bound_of(const Batch& batch, std::size_t repeats) {
        T input_norm = T(0);
        T delta_norm = T(0);
        T u_norm = T(0);
        T v_norm = T(0);
        for (std::size_t n = 0; n < batch.count(); ++n) {
            input_norm += T(static_cast<std::int32_t>(repeats)) * kernel::squared_norm<AdapterType::inputs>(batch.x(n));
            delta_norm += kernel::squared_norm<AdapterType::outputs>(batch.delta(n));
            u_norm += kernel::squared_norm<Size>(batch.tape(n).u);
            v_norm += kernel::squared_norm<Size>(batch.tape(n).v);
        }
        return input_norm * v_norm + delta_norm * u_norm;
    }

    /// dJ/dA = x^T v.
    template <class Batch>
    struct FirstFactor {
        const Batch& batch;
        constexpr auto count() const { return batch.count(); }
        constexpr auto x(std::size_t n) const { return batch.x(n); }
        constexpr const T* delta(std::size_t n) const { return batch.tape(n).v.data(); }
    };

private:
    /// dJ/dB^T = dJ/dz^T u.
    template <class Batch>
    struct SecondFactor {
        const Batch& batch;
        constexpr auto count() const { return batch.count(); }
        constexpr auto x(std::size_t n) const { return batch.delta(n); }
        constexpr const T* delta(std::size_t n) const { return batch.tape(n).u.data(); }
    };

    template <std::size_t Rows, class Factor, class Visitor>
    static constexpr void visit_rows(const Factor& factor, std::size_t first, Visitor& visit) {
        for (std::size_t k = 0; k < Rows; ++k) {
            kernel::outer_product_row<T, rank>(factor, k, first + k * rank, visit);
        }
    }
};

} // namespace detail

} // namespace nervelet

#endif
