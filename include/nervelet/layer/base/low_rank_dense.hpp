// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_LOW_RANK_DENSE_HPP
#define NERVELET_LAYER_BASE_LOW_RANK_DENSE_HPP

#include <array>
#include <cstddef>

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
        Base::add_low_rank(factors, x, z);
    }

    template <class X>
    static constexpr void deltas(const T* factors, const X& x, Tape& tape) {
        Base::template project<inputs>(x, factors, tape.u.data());
        Base::template project<outputs>(tape.gradient.data(), Base::second(factors), tape.v.data());
    }

    template <class GradientBelow>
    static constexpr void backward(const T* factors, const Tape& tape, const GradientBelow& below) {
        Base::give_both(factors, tape.gradient.data(), tape.v.data(), below);
    }

    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit) {
        Base::visit_factors(batch, first, visit);
    }

    template <class Batch>
    static constexpr T squared_norm_bound(const Batch& batch) {
        return Base::template bound_of<rank>(batch, 1);
    }
};

} // namespace detail

} // namespace nervelet

#endif
