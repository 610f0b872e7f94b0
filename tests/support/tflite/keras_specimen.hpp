// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_TFLITE_KERAS_SPECIMEN_HPP
#define NERVELET_TESTS_SUPPORT_TFLITE_KERAS_SPECIMEN_HPP

#include "specimen.hpp"

namespace support {

/// A small model of what Keras's layers become beside those of the specimen: a mean of all positions, and behind it a
/// convolution in the place of a dense layer.
inline ModelToWrite keras_specimen() {
    ModelToWrite model;
    const TensorToWrite first = constant_weights("first", {4, 3, 3, 2}, {0.004f, 0.003f, 0.005f, 0.004f}, 0, 41);
    const TensorToWrite point = constant_weights("point", {6, 1, 1, 4}, std::vector<float>(6, 0.009f), 0, 42);
    const TensorToWrite last = constant_weights("last", {3, 6}, {0.02f}, 0, 43);
    model.tensors = {
        computed("input", {1, 6, 4, 2}, 0.04f, 12),           // 0
        first,                                                // 1
        constant_biases("first bias", first, 0.04f, 4, 44),   // 2
        computed("map", {1, 3, 2, 4}, 0.03f, -128),           // 3
        constant_numbers("axes", {1, 2}),                     // 4
        computed("mean", {1, 1, 1, 4}, 0.0131f, -111),        // 5
        point,                                                // 6
        constant_biases("point bias", point, 0.0131f, 6, 45), // 7
        computed("places", {1, 1, 1, 6}, 0.008f, -128),       // 8
        computed("numbers", {1, 6}, 0.008f, -128),            // 9
        last,                                                 // 10
        constant_biases("last bias", last, 0.008f, 3, 46),    // 11
        computed("scores", {1, 3}, 0.02f, 4)                  // 12
    };
    WindowToWrite halving{true, 2, 2, 1};
    WindowToWrite relu;
    relu.activation = 1;
    model.operators = {convolution({0, 1, 2}, 3, halving), mean(3, 5, 4), convolution({5, 6, 7}, 8, relu),
                       plain(22, 8, 9), dense({9, 10, 11}, 12, 0)};
    model.inputs = {0};
    model.outputs = {12};
    return model;
}

} // namespace support

#endif
