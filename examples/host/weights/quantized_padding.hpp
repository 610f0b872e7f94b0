// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_PADDING_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_PADDING_HPP

#include "tflite_model.hpp"

namespace weights {
namespace tflite {

inline bool operator==(Positions a, Positions b) {
    return a.count == b.count && a.before == b.before;
}

/// Where windows lie along inputs with as many zeros on both sides.
inline Positions positions_between(const Steps& steps, std::size_t inputs, std::size_t zeros) {
    return {positions_of(steps, inputs + 2 * zeros, false).count, zeros};
}

/// The option that says where the windows of a layer lie: none, Same, or Padding<rows, columns>.
struct PaddingOption {
    bool is_same = false;
    std::size_t rows = 0;
    std::size_t columns = 0;
};

/// That of a layer whose windows are SAME or VALID, with a PAD before it or without. input: rows and columns of what it
/// sees.
inline PaddingOption padding_of(const Operator& one, const Operator* pad, const std::vector<Tensor>& tensors,
                                const Extents& input) {
    const Pads pads = pads_of(pad, tensors);
    Positions rows = positions_of(one.rows, input[0] + pads.above + pads.below, one.is_same);
    Positions columns = positions_of(one.columns, input[1] + pads.left + pads.right, one.is_same);
    rows.before += pads.above;
    columns.before += pads.left;
    if (rows == positions_of(one.rows, input[0], false) && columns == positions_of(one.columns, input[1], false)) {
        return {};
    }
    if (rows == positions_of(one.rows, input[0], true) && columns == positions_of(one.columns, input[1], true)) {
        return {true, 0, 0};
    }
    if (rows.before < one.rows.size && columns.before < one.columns.size &&
        rows == positions_between(one.rows, input[0], rows.before) &&
        columns == positions_between(one.columns, input[1], columns.before)) {
        return {false, rows.before, columns.before};
    }
    refuse(pad == nullptr ? one : *pad, tensors,
           "pads otherwise than padding='same', and not as much on both sides and less than the window of the layer "
           "behind it; use padding='same' there, or ZeroPadding2D(1) before a window of 3");
}

} // namespace tflite
} // namespace weights

#endif
