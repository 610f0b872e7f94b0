// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_LOW_RANK_DENSE_HPP
#define NERVELET_LAYER_BASE_LOW_RANK_DENSE_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../../core/random.hpp"
#include "../../core/uninitialized.hpp"
#include "adapter.hpp"
#include "rank.hpp"

namespace nervelet {

namespace detail {

/// z = x W + b + s x A B with constant W and b; A (inputs x Rank) and B (Rank x outputs) learn; s = Alpha / Rank.
/// With u = s x A and v = s B dJ/dz: dJ/dA = x^T v, dJ/dB = u^T dJ/dz, dJ/dx = W dJ/dz + A v.
/// Parameters, and weights<Index>(): a matrix of Rank columns, the rows of A and then those of B^T.
template <std::size_t Rank, std::size_t Alpha>
struct LowRankDenseOf {
    template <class T, class Frozen>
    struct Layer;
};

template <std::size_t Rank, std::size_t Alpha>
template <class T, class Frozen>
struct LowRankDenseOf<Rank, Alpha>::Layer : Adapter<Layer<T, Frozen>, T, Frozen> {
    using Base = Adapter<Layer, T, Frozen>;
    using Base::inputs;
    using Base::outputs;
    using typename Base::Inner;
    static constexpr std::size_t rank =
        decltype(check_largest_rank<decltype(check_rank<Rank>())::value, inputs, outputs>())::value;
    static constexpr std::size_t weight_rows = inputs + outputs;
    static constexpr std::size_t weight_columns = rank;
    static constexpr std::size_t parameter_count = weight_rows * weight_columns;

    struct Tape : Base::Tape {
        std::array<T, rank> u;
        std::array<T, rank> v;
    };

    /// Draws A from the initializer, as if it were a layer of Rank units; B is zero, so that the layer starts as it
    /// was.
    template <class Initializer>
    static constexpr void initialize(T* factors, Random& random) {
        for (std::size_t i = 0; i < parameter_count; ++i) {
            factors[i] = i < inputs * rank ? Initializer::template draw<T>(random, inputs, rank) : T(0);
        }
    }

    template <class X>
    static constexpr void logits(const T* factors, const X& x, T* z) {
        Inner::logits(Frozen::constants(), x, z);
        std::array<T, rank> u = uninitialized<std::array<T, rank>>();
        project<inputs>(x, factors, u.data());
        for (std::size_t j = 0; j < outputs; ++j) {
            z[j] += kernel::dot<rank>(u.data(), second(factors) + j * rank);
        }
    }

    template <class X>
    static constexpr void deltas(const T* factors, const X& x, Tape& tape) {
        project<inputs>(x, factors, tape.u.data());
        project<outputs>(tape.gradient.data(), second(factors), tape.v.data());
    }

    template <class GradientBelow>
    static constexpr void backward(const T* factors, const Tape& tape, const GradientBelow& below) {
        for (std::size_t k = 0; k < inputs; ++k) {
            if (below.wants(k)) {
                T dot = T(1);
                kernel::multiply_by_dots<1, outputs>(Frozen::constants() + k * outputs, tape.gradient.data(), &dot);
                below.take(k, dot + kernel::dot<rank>(factors + k * rank, tape.v.data()));
            }
        }
    }

    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit) {
        rows<inputs>(FirstFactor<Batch>{batch}, first, visit);
        rows<outputs>(SecondFactor<Batch>{batch}, first + inputs * rank, visit);
    }

    /// sum_n ||x_n||^2 sum_n ||v_n||^2 + sum_n ||dJ/dz_n||^2 sum_n ||u_n||^2, by Cauchy and Schwarz.
    template <class Batch>
    static constexpr T squared_norm_bound(const Batch& batch) {
        T input_norm = T(0);
        T delta_norm = T(0);
        T u_norm = T(0);
        T v_norm = T(0);
        for (std::size_t n = 0; n < batch.count(); ++n) {
            input_norm += kernel::squared_norm<inputs>(batch.x(n));
            delta_norm += kernel::squared_norm<outputs>(batch.delta(n));
            u_norm += kernel::squared_norm<rank>(batch.tape(n).u);
            v_norm += kernel::squared_norm<rank>(batch.tape(n).v);
        }
        return input_norm * v_norm + delta_norm * u_norm;
    }

    /// W + s A B, and b.
    static constexpr T* merge(const T* factors, T* plain) {
        for (std::size_t i = 0; i < Inner::parameter_count; ++i) {
            plain[i] = Frozen::constants()[i];
        }
        for (std::size_t k = 0; k < inputs; ++k) {
            for (std::size_t j = 0; j < outputs; ++j) {
                plain[k * outputs + j] += scale() * kernel::dot<rank>(factors + k * rank, second(factors) + j * rank);
            }
        }
        return plain + Inner::parameter_count;
    }

private:
    /// dJ/dA = x^T v.
    template <class Batch>
    struct FirstFactor {
        const Batch& batch;
        constexpr auto count() const { return batch.count(); }
        constexpr auto x(std::size_t n) const { return batch.x(n); }
        constexpr const T* delta(std::size_t n) const { return batch.tape(n).v.data(); }
    };

    /// dJ/dB^T = dJ/dz^T u.
    template <class Batch>
    struct SecondFactor {
        const Batch& batch;
        constexpr auto count() const { return batch.count(); }
        constexpr auto x(std::size_t n) const { return batch.delta(n); }
        constexpr const T* delta(std::size_t n) const { return batch.tape(n).u.data(); }
    };

    template <std::size_t Rows, class Factor, class Visitor>
    static constexpr void rows(const Factor& factor, std::size_t first, Visitor& visit) {
        for (std::size_t k = 0; k < Rows; ++k) {
            kernel::outer_product_row<T, rank>(factor, k, first + k * rank, visit);
        }
    }

    static constexpr T scale() { return T(static_cast<std::int32_t>(Alpha)) / T(static_cast<std::int32_t>(rank)); }
    static constexpr const T* second(const T* factors) { return factors + inputs * rank; }

    /// to = s x M, where M is Rows x Rank.
    template <std::size_t Rows, class X>
    static constexpr void project(const X& x, const T* matrix, T* to) {
        for (std::size_t r = 0; r < rank; ++r) {
            to[r] = T(0);
        }
        kernel::add_product<Rows, rank>(x, matrix, to);
        for (std::size_t r = 0; r < rank; ++r) {
            to[r] *= scale();
        }
    }
};

} // namespace detail

} // namespace nervelet

#endif
