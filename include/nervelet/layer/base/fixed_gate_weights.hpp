// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_FIXED_GATE_WEIGHTS_HPP
#define NERVELET_LAYER_BASE_FIXED_GATE_WEIGHTS_HPP

#include <cstddef>

#include "../../activation/identity.hpp"
#include "../layer.hpp"
#include "fixed_initialize.hpp"

namespace nervelet {
namespace detail {

/// The weights of one of a recurrent layer's two products in 16 bits, see gate_weights.hpp: column after column
/// ([out][in]), then the biases, which are zero at first.
template <class T, std::size_t Rows, std::size_t Columns>
struct FixedGateWeights : LayerBase<FixedGateWeights<T, Rows, Columns>, T> {
    using Activation = Identity;
    static constexpr std::size_t weight_rows = Rows;
    static constexpr std::size_t weight_columns = Columns;
    static constexpr std::size_t parameter_count = (Rows + 1) * Columns;

    static constexpr std::size_t fan_in() { return Rows; }
    static constexpr std::size_t fan_out() { return Columns; }

    template <class Initializer>
    static constexpr void initialize(T* parameters, Random& random) {
        initialize_fixed<FixedGateWeights, Initializer>(parameters, random);
    }
};

} // namespace detail
} // namespace nervelet

#endif
