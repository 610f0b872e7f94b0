// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_SCALE_AND_SHIFT_HPP
#define NERVELET_LAYER_BASE_SCALE_AND_SHIFT_HPP

#include <cstddef>
#include <cstdint>

#include "../../core/random.hpp"
#include "../activated.hpp"

namespace nervelet {
namespace detail {

/// What layers share that normalize their input to h and then scale and shift it, a = f(z), z_pc = gamma_c h_pc +
/// beta_c, at every position p of Channels numbers. dJ/dgamma_c = sum_p h_pc dJ/dz_pc, dJ/dbeta_c = sum_p dJ/dz_pc.
/// Layer supplies normalized(batch, n, p, c), the h_pc of example n, beside what Activated wants.
/// Parameters: gamma, then beta; weights<Index>() is gamma, a matrix of one row, and bias<Index>() is beta.
template <class Layer, class T, class InputShape, std::size_t Channels, class ActivationType>
struct ScaleAndShift : Activated<Layer, T, InputShape, ActivationType> {
    static constexpr std::size_t channels = Channels;
    static constexpr std::size_t positions = InputShape::size / channels;
    static constexpr std::size_t weight_rows = 1;
    static constexpr std::size_t weight_columns = channels;
    static constexpr std::size_t parameter_count = 2 * channels;
    static constexpr bool bound_is_norm = positions == 1;

    /// gamma = 1, beta = 0; no random number is drawn.
    template <class Initializer>
    static constexpr void initialize(T* parameters, Random&) {
        for (std::size_t c = 0; c < channels; ++c) {
            parameters[c] = T(1);
            parameters[channels + c] = T(0);
        }
    }

    /// The sums begin at zero and go over the positions of the first example, then over those of the next.
    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit) {
        for (std::size_t c = 0; c < channels; ++c) {
            T sum = T(0);
            for (std::size_t n = 0; n < batch.count(); ++n) {
                for (std::size_t p = 0; p < positions; ++p) {
                    sum += Layer::normalized(batch, n, p, c) * batch.delta(n)[p * channels + c];
                }
            }
            visit(first + c, visit.scale() * sum);
        }
        for (std::size_t c = 0; c < channels; ++c) {
            T sum = T(0);
            for (std::size_t n = 0; n < batch.count(); ++n) {
                for (std::size_t p = 0; p < positions; ++p) {
                    sum += batch.delta(n)[p * channels + c];
                }
            }
            visit(first + channels + c, visit.scale() * sum);
        }
    }

    /// Q sum_q sum_c (h_qc^2 + 1) dJ/dz_qc^2 over the Q positions of all examples, by Cauchy and Schwarz; of one
    /// position it is the squared norm.
    template <class Batch>
    static constexpr T squared_norm_bound(const Batch& batch) {
        T sum = T(0);
        for (std::size_t n = 0; n < batch.count(); ++n) {
            for (std::size_t p = 0; p < positions; ++p) {
                for (std::size_t c = 0; c < channels; ++c) {
                    const T delta = batch.delta(n)[p * channels + c];
                    const T normalized = Layer::normalized(batch, n, p, c);
                    sum += delta * delta * (normalized * normalized + T(1));
                }
            }
        }
        return sum * T(static_cast<std::int32_t>(std::size_t(batch.count()) * positions));
    }
};

} // namespace detail
} // namespace nervelet

#endif
