// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_WINDOWS_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_WINDOWS_HPP

#include "tflite_model.hpp"

namespace weights {
namespace tflite {

// Which numbers of a map convolutions, pools and PAD see, whatever numbers they are: row after row, channels last.

/// Calls action(input place, tap) for each tap of the window at an output's place that lies in the input. Places count
/// rows and columns.
template <class Action>
void for_each_tap(const Model& model, const Operator& one, std::size_t place, Action action) {
    const Extents& shape = model.tensors[one.inputs[0]].shape;
    const std::size_t columns = model.tensors[one.output].shape[2];
    const std::size_t rows_before = positions_of(one.rows, shape[1], one.is_same).before;
    const std::size_t columns_before = positions_of(one.columns, shape[2], one.is_same).before;
    for (std::size_t i = 0; i < one.rows.size; ++i) {
        const std::size_t row = place / columns * one.rows.stride + i * one.rows.dilation - rows_before;
        for (std::size_t j = 0; j < one.columns.size && row < shape[1]; ++j) { // below 0 is very large
            const std::size_t column = place % columns * one.columns.stride + j * one.columns.dilation - columns_before;
            if (column < shape[2]) {
                action(row * shape[2] + column, i * one.columns.size + j);
            }
        }
    }
}

/// How many places and channels there are.
inline std::size_t places_of(const Tensor& map) {
    return map.shape[1] * map.shape[2];
}
inline std::size_t channels_of(const Tensor& map) {
    return map.shape[3];
}

/// Where the numbers of a PAD's input are in its output.
class PaddedPlaces {
public:
    PaddedPlaces(const Model& model, const Operator& one)
        : from_(model.tensors[one.inputs[0]].shape), to_(model.tensors[one.output].shape),
          pads_(pads_of(&one, model.tensors)) {}

    /// Of number i.
    std::size_t operator[](std::size_t i) const {
        const std::size_t place = i / from_[3];
        const std::size_t row = place / from_[2] % from_[1] + pads_.above;
        const std::size_t column = place % from_[2] + pads_.left;
        return (row * to_[2] + column) * from_[3] + i % from_[3];
    }

private:
    const Extents& from_;
    const Extents& to_;
    Pads pads_;
};

} // namespace tflite
} // namespace weights

#endif
