// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_LOW_RANK_CONVOLUTION_HPP
#define NERVELET_LAYER_BASE_LOW_RANK_CONVOLUTION_HPP

#include <array>
#include <cstddef>

#include "../../core/uninitialized.hpp"
#include "convolution_adapter.hpp"
#include "give_from_windows.hpp"
#include "low_rank_factors.hpp"
#include "without_bias.hpp"

namespace nervelet {

namespace detail {

/// z[p] = x_p W + b + s x_p A B with constant W and b; A (patch_size x Rank) and B (Rank x filters) learn; s = Alpha /
/// Rank. With u[p] = s x_p A and v[p] = s B dJ/dz[p]: dJ/dA = sum_p x_p^T v[p], dJ/dB = sum_p u[p]^T dJ/dz[p],
/// dJ/dx[k] = sum over the windows p that see x[k] of W[t][c][:] . dJ/dz[p] + A[t][c][:] . v[p]. Parameters: a matrix
/// of Rank columns, the rows of A and then those of B^T.
template <std::size_t Rank, std::size_t Alpha>
struct LowRankConvolutionOf {
    template <class T, class Frozen>
    struct Layer;
};

template <std::size_t Rank, std::size_t Alpha>
template <class T, class Frozen>
struct LowRankConvolutionOf<Rank, Alpha>::Layer
    : LowRankFactors<ConvolutionAdapter<Layer<T, Frozen>, T, Frozen>, T, Frozen, Rank, Alpha> {
    using Base = LowRankFactors<ConvolutionAdapter<Layer, T, Frozen>, T, Frozen, Rank, Alpha>;
    using Base::filters;
    using Base::patch_size;
    using Base::positions;
    using Base::rank;
    using typename Base::Inner;
    using typename Base::Windows;

    /// u and v window after window.
    struct Tape : Base::Tape {
        std::array<T, positions * rank> u;
        std::array<T, positions * rank> v;
    };

    template <class X>
    static constexpr void logits(const T* factors, const X& x, T* z) {
        Inner::logits(Frozen::constants(), x, z);
        std::array<T, rank> u = uninitialized<std::array<T, rank>>();
        for (std::size_t p = 0; p < positions; ++p) {
            project(x, p, factors, u.data());
            for (std::size_t j = 0; j < filters; ++j) {
                z[p * filters + j] += kernel::dot<rank>(u.data(), Base::second(factors) + j * rank);
            }
        }
    }

    template <class X>
    static constexpr void deltas(const T* factors, const X& x, Tape& tape) {
        for (std::size_t p = 0; p < positions; ++p) {
            project(x, p, factors, tape.u.data() + p * rank);
            Base::template project<filters>(tape.gradient.data() + p * filters, Base::second(factors),
                                            tape.v.data() + p * rank);
        }
    }

    template <class GradientBelow>
    static constexpr void backward(const T* factors, const Tape& tape, const GradientBelow& below) {
        give_sums_from_windows<Windows, T>(Dots{factors, tape}, below);
    }

    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit) {
        WithoutBias<Visitor> weights_alone{visit, first + patch_size * rank};
        kernel::convolution_gradient<T, Windows, rank>(typename Base::template FirstFactor<Batch>{batch}, first,
                                                       weights_alone);
        for (std::size_t j = 0; j < filters; ++j) {
            kernel::outer_product_row<T, rank>(SecondFactor<Batch>{batch}, j, first + (patch_size + j) * rank, visit);
        }
    }

    template <class Batch>
    static constexpr T squared_norm_bound(const Batch& batch) {
        return Base::template bound_of<positions * rank>(batch, Windows::taps);
    }

private:
    /// The part of dJ/dx[k] of one window that sees it.
    struct Dots {
        const T* factors;
        const Tape& tape;

        constexpr T operator()(std::size_t position, std::size_t tap, std::size_t channel) const {
            const std::size_t row = tap * Windows::channels + channel;
            return kernel::dot<filters>(Frozen::constants() + row * filters,
                                        tape.gradient.data() + position * filters) +
                   kernel::dot<rank>(factors + row * rank, tape.v.data() + position * rank);
        }
    };

    /// dJ/dB^T = sum_p dJ/dz[p]^T u[p]: a batch of all windows.
    template <class Batch>
    struct SecondFactor {
        const Batch& batch;
        constexpr std::size_t count() const { return std::size_t(batch.count()) * positions; }
        constexpr const T* x(std::size_t q) const { return batch.delta(q / positions) + q % positions * filters; }
        constexpr const T* delta(std::size_t q) const {
            return batch.tape(q / positions).u.data() + q % positions * rank;
        }
    };

    /// u = s x_p A.
    template <class X>
    static constexpr void project(const X& x, std::size_t position, const T* factors, T* u) {
        Base::clear(u);
        Base::template add_patch_product<rank>(x, position, factors, u);
        Base::scale_all(u);
    }
};

} // namespace detail

} // namespace nervelet

#endif
