// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_SHARED_ROWS_HPP
#define NERVELET_LAYER_SHARED_ROWS_HPP

#include <cstddef>

#include "activated.hpp"

namespace nervelet {

namespace detail {

/// A batch of patches: position p of example n is patch n positions + p.
template <class Layer, class Batch>
struct Patches {
    const Batch& batch;
    static constexpr std::size_t positions = Layer::positions;

    constexpr std::size_t count() const { return std::size_t(batch.count()) * positions; }
    constexpr auto x(std::size_t q) const { return Layer::patch(batch.x(q / positions), q % positions); }
    constexpr auto delta(std::size_t q) const {
        return batch.delta(q / positions) + q % positions * Layer::weight_columns;
    }
};

} // namespace detail

/// What every layer shares that applies the same weights at several positions of its input, such as a convolution: it
/// is a Dense on a batch of patches. Layer supplies
///     positions                       how many there are
///     patch(x, p)                     what the weights see at position p: weight_rows numbers, something with [k]
///     weight_rows, weight_columns     and parameter_count = (weight_rows + 1) weight_columns, the weights and their
///     bias backward(parameters, tape, below)
/// Outputs lie position after position: z[p][j] = b[j] + sum_k patch_p[k] W[k][j],
/// dJ/dW = sum_p patch_p^T dJ/dz_p, dJ/db = sum_p dJ/dz_p.
template <class Layer, class T, class OutputShape, class ActivationType>
struct SharedRows : Activated<Layer, T, OutputShape, ActivationType> {
    /// A sum over positions: its norm may be smaller than the bound, also of one example.
    static constexpr bool bound_is_norm = false;

    template <class X>
    static constexpr void logits(const T* parameters, const X& x, T* z) {
        for (std::size_t p = 0; p < Layer::positions; ++p) {
            kernel::affine<Layer::weight_rows, Layer::weight_columns>(Layer::patch(x, p), parameters,
                                                                      z + p * Layer::weight_columns);
        }
    }

    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit) {
        kernel::outer_product<T, Layer::weight_rows, Layer::weight_columns>(detail::Patches<Layer, Batch>{batch}, first,
                                                                            visit);
    }

    /// (sum ||patch||^2 + 1) (sum ||dJ/dz_p||^2) over all patches, by Cauchy and Schwarz.
    template <class Batch>
    static constexpr T squared_norm_bound(const Batch& batch) {
        const detail::Patches<Layer, Batch> patches{batch};
        T input_norm = T(0);
        T delta_norm = T(0);
        for (std::size_t q = 0; q < patches.count(); ++q) {
            input_norm += kernel::squared_norm<Layer::weight_rows>(patches.x(q)) + T(1);
            delta_norm += kernel::squared_norm<Layer::weight_columns>(patches.delta(q));
        }
        return input_norm * delta_norm;
    }
};

} // namespace nervelet

#endif
