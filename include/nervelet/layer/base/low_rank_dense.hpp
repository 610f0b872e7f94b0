// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_LOW_RANK_DENSE_HPP
#define NERVELET_LAYER_BASE_LOW_RANK_DENSE_HPP

#include <array>
#include <cstddef>

#include "../../core/uninitialized.hpp"
#include "adapter.hpp"
#include "low_rank_factors.hpp"

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
struct LowRankDenseOf<Rank, Alpha>::Layer
    : LowRankFactors<Adapter<Layer<T, Frozen>, T, Frozen>, T, Frozen, Rank, Alpha> {
    using Base = LowRankFactors<Adapter<Layer, T, Frozen>, T, Frozen, Rank, Alpha>;
    using Base::inputs;
    using Base::outputs;
    using Base::rank;
    using typename Base::Inner;

    struct Tape : Base::Tape {
        std::array<T, rank> u;
        std::array<T, rank> v;
    };

    template <class X>
    static constexpr void logits(const T* factors, const X& x, T* z) {
        Inner::logits(Frozen::constants(), x, z);
        std::array<T, rank> u = uninitialized<std::array<T, rank>>();
        Base::template project<inputs>(x, factors, u.data());
        for (std::size_t j = 0; j < outputs; ++j) {
            z[j] += kernel::dot<rank>(u.data(), Base::second(factors) + j * rank);
        }
    }

    template <class X>
    static constexpr void deltas(const T* factors, const X& x, Tape& tape) {
        Base::template project<inputs>(x, factors, tape.u.data());
        Base::template project<outputs>(tape.gradient.data(), Base::second(factors), tape.v.data());
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
        visit_rows<inputs>(typename Base::template FirstFactor<Batch>{batch}, first, visit);
        visit_rows<outputs>(SecondFactor<Batch>{batch}, first + inputs * rank, visit);
    }

    template <class Batch>
    static constexpr T squared_norm_bound(const Batch& batch) {
        return Base::template bound_of<rank>(batch, 1);
    }

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
