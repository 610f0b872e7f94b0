// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_GATE_WEIGHTS_HPP
#define NERVELET_LAYER_BASE_GATE_WEIGHTS_HPP

#include <cstddef>

#include "../../activation/identity.hpp"
#include "../../kernel/kernels.hpp"
#include "../layer.hpp"
#include "gradient_below.hpp"

namespace nervelet {

namespace detail {

/// Biases that are zero at first.
struct ZeroBiases {
    static constexpr bool is_one(std::size_t) { return false; }
};

/// The weights of one of a recurrent layer's two products, W of Rows x Columns, a column for each unit of each gate,
/// and the biases after them: a layer of its own for whoever visits parameters. Biases says which are one at first.
template <class T, std::size_t Rows, std::size_t Columns, class Biases>
struct GateWeights : LayerBase<GateWeights<T, Rows, Columns, Biases>, T> {
    using Activation = Identity;
    static constexpr std::size_t weight_rows = Rows;
    static constexpr std::size_t weight_columns = Columns;
    static constexpr std::size_t parameter_count = (Rows + 1) * Columns;

    static constexpr std::size_t fan_in() { return Rows; }
    static constexpr std::size_t fan_out() { return Columns; }

    template <class Initializer>
    static constexpr void initialize(T* parameters, Random& random) {
        for (std::size_t i = 0; i < Rows * Columns; ++i) {
            parameters[i] = Initializer::template draw<T>(random, fan_in(), fan_out());
        }
        for (std::size_t j = 0; j < Columns; ++j) {
            parameters[Rows * Columns + j] = Biases::is_one(j) ? T(1) : T(0);
        }
    }

    /// z = x W + b.
    template <class X>
    static constexpr void sums(const T* parameters, const X& x, T* z) {
        kernel::affine<Rows, Columns>(x, parameters, z);
    }

    /// Gives dJ/dx = W delta.
    template <class GradientBelow>
    static constexpr void give(const T* parameters, const T* delta, const GradientBelow& below) {
        give_dots<Rows, Columns>(parameters, delta, below);
    }
};

} // namespace detail

} // namespace nervelet

#endif
