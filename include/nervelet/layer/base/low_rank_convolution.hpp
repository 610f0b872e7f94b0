// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_LOW_RANK_CONVOLUTION_HPP
#define NERVELET_LAYER_BASE_LOW_RANK_CONVOLUTION_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../../core/random.hpp"
#include "../../core/uninitialized.hpp"
#include "convolution_adapter.hpp"
#include "rank.hpp"
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
struct LowRankConvolutionOf<Rank, Alpha>::Layer : ConvolutionAdapter<Layer<T, Frozen>, T, Frozen> {
    using Base = ConvolutionAdapter<Layer, T, Frozen>;
    using Base::filters;
    using Base::inputs;
    using Base::outputs;
    using Base::patch_size;
    using Base::positions;
    using typename Base::Inner;
    using typename Base::Windows;
    static constexpr std::size_t rank =
        decltype(check_largest_rank<decltype(check_rank<Rank>())::value, patch_size, filters>())::value;
    static constexpr std::size_t weight_rows = patch_size + filters;
    static constexpr std::size_t weight_columns = rank;
    static constexpr std::size_t parameter_count = weight_rows * weight_columns;

    /// u and v window after window.
    struct Tape : Base::Tape {
        std::array<T, positions * rank> u;
        std::array<T, positions * rank> v;
    };

    /// Draws A from the initializer, as of a convolution of Rank filters; B is zero: the layer starts as it was.
    template <class Initializer>
    static constexpr void initialize(T* factors, Random& random) {
        for (std::size_t i = 0; i < parameter_count; ++i) {
            factors[i] =
                i < patch_size * rank ? Initializer::template draw<T>(random, patch_size, Windows::taps * rank) : T(0);
        }
    }

    template <class X>
    static constexpr void logits(const T* factors, const X& x, T* z) {
        Inner::logits(Frozen::constants(), x, z);
        std::array<T, rank> u = uninitialized<std::array<T, rank>>();
        for (std::size_t p = 0; p < positions; ++p) {
            project(x, p, factors, u.data());
            for (std::size_t j = 0; j < filters; ++j) {
                z[p * filters + j] += kernel::dot<rank>(u.data(), second(factors) + j * rank);
            }
        }
    }

    template <class X>
    static constexpr void deltas(const T* factors, const X& x, Tape& tape) {
        for (std::size_t p = 0; p < positions; ++p) {
            project(x, p, factors, tape.u.data() + p * rank);
            T* v = tape.v.data() + p * rank;
            for (std::size_t r = 0; r < rank; ++r) {
                v[r] = T(0);
            }
            kernel::add_product<filters, rank>(tape.gradient.data() + p * filters, second(factors), v);
            scale_all(v);
        }
    }

    template <class GradientBelow>
    static constexpr void backward(const T* factors, const Tape& tape, const GradientBelow& below) {
        std::size_t k = 0;
        for (std::size_t row = 0; row < Windows::Rows::size; ++row) {
            for (std::size_t column = 0; column < Windows::Columns::size; ++column) {
                for (std::size_t channel = 0; channel < Windows::channels; ++channel, ++k) {
                    if (below.wants(k)) {
                        T sum = T(0);
                        Windows::for_each_seeing(row, column, AddDots{factors, tape, channel, sum});
                        below.take(k, sum);
                    }
                }
            }
        }
    }

    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit) {
        WithoutBias<Visitor> weights_alone{visit, first + patch_size * rank};
        kernel::convolution_gradient<T, Windows, rank, rank, rank>(FirstFactor<Batch>{batch}, first, weights_alone);
        for (std::size_t j = 0; j < filters; ++j) {
            kernel::outer_product_row<T, rank>(SecondFactor<Batch>{batch}, j, first + (patch_size + j) * rank, visit);
        }
    }

    /// taps sum_n ||x_n||^2 sum_n ||v_n||^2 + sum_n ||dJ/dz_n||^2 sum_n ||u_n||^2, by Cauchy and Schwarz: no number is
    /// seen by more windows than a window has taps.
    template <class Batch>
    static constexpr T squared_norm_bound(const Batch& batch) {
        T input_norm = T(0);
        T delta_norm = T(0);
        T u_norm = T(0);
        T v_norm = T(0);
        for (std::size_t n = 0; n < batch.count(); ++n) {
            input_norm += T(static_cast<std::int32_t>(Windows::taps)) * kernel::squared_norm<inputs>(batch.x(n));
            delta_norm += kernel::squared_norm<outputs>(batch.delta(n));
            u_norm += kernel::squared_norm<positions * rank>(batch.tape(n).u);
            v_norm += kernel::squared_norm<positions * rank>(batch.tape(n).v);
        }
        return input_norm * v_norm + delta_norm * u_norm;
    }

    /// W + s A B, and b.
    static constexpr T* merge(const T* factors, T* plain) {
        for (std::size_t i = 0; i < Inner::parameter_count; ++i) {
            plain[i] = Frozen::constants()[i];
        }
        for (std::size_t k = 0; k < patch_size; ++k) {
            for (std::size_t j = 0; j < filters; ++j) {
                plain[k * filters + j] += scale() * kernel::dot<rank>(factors + k * rank, second(factors) + j * rank);
            }
        }
        return plain + Inner::parameter_count;
    }

private:
    /// The part of dJ/dx[k] of one window that sees it.
    struct AddDots {
        const T* factors;
        const Tape& tape;
        std::size_t channel;
        T& sum;
        constexpr void operator()(std::size_t position, std::size_t tap) const {
            const std::size_t row = tap * Windows::channels + channel;
            sum +=
                kernel::dot<filters>(Frozen::constants() + row * filters, tape.gradient.data() + position * filters) +
                kernel::dot<rank>(factors + row * rank, tape.v.data() + position * rank);
        }
    };

    /// dJ/dA = sum_p x_p^T v[p].
    template <class Batch>
    struct FirstFactor {
        const Batch& batch;
        constexpr auto count() const { return batch.count(); }
        constexpr auto x(std::size_t n) const { return batch.x(n); }
        constexpr const T* delta(std::size_t n) const { return batch.tape(n).v.data(); }
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

    static constexpr T scale() { return T(static_cast<std::int32_t>(Alpha)) / T(static_cast<std::int32_t>(rank)); }
    static constexpr const T* second(const T* factors) { return factors + patch_size * rank; }

    static constexpr void scale_all(T* numbers) {
        for (std::size_t r = 0; r < rank; ++r) {
            numbers[r] *= scale();
        }
    }

    /// u = s x_p A.
    template <class X>
    static constexpr void project(const X& x, std::size_t position, const T* factors, T* u) {
        for (std::size_t r = 0; r < rank; ++r) {
            u[r] = T(0);
        }
        Base::template add_patch_product<rank>(x, position, factors, u);
        scale_all(u);
    }
};

} // namespace detail

} // namespace nervelet

#endif
