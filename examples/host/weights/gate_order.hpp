// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_GATE_ORDER_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_GATE_ORDER_HPP

#include "description.hpp"

namespace weights {

/// The order of a weight matrix in a file: [out, in, taps] as in PyTorch, [taps, in, out] as in Keras and nervelet.
enum class Layout { unknown, pytorch, keras };

/// Which gate of a file gate `gate` of nervelet is. Of a GRU nervelet has r, z, n in W and n, r, z in U, PyTorch r, z,
/// n and Keras z, r, n in both; of an LSTM all have i, f, g, o.
inline std::size_t foreign_gate(const Layer& layer, Layout layout, std::size_t gate) {
    if (layer.kind != Kind::gru) {
        return gate;
    }
    const std::size_t in_torch = layer.product == Product::states ? (gate + 2) % 3 : gate;
    return layout == Layout::keras && in_torch < 2 ? 1 - in_torch : in_torch;
}

/// The column of a file that column `column` of nervelet is: the same, but for the gates of a recurrent layer.
inline std::size_t foreign_column(const Layer& layer, Layout layout, std::size_t column) {
    if (!is_recurrent(layer.kind)) {
        return column;
    }
    const std::size_t units = layer.outputs / gates_of(layer.kind);
    return foreign_gate(layer, layout, column / units) * units + column % units;
}

/// Whether the biases of W and of U are the two rows of one array, as those of Keras's GRU are.
inline bool has_common_biases(const Layer& layer, Layout layout) {
    return layer.kind == Kind::gru && layout == Layout::keras;
}

} // namespace weights

#endif
