// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_TFLITE_KERAS_SPECIMEN_HPP
#define NERVELET_TESTS_SUPPORT_TFLITE_KERAS_SPECIMEN_HPP

#include "specimen.hpp"

namespace support {

/// A small model of what Keras's layers become beside those of the specimen: ZeroPadding2D before a convolution and
/// before a max pool, GlobalAveragePooling2D, behind it a convolution in the place of a dense layer, Flatten of
/// a batch that is not known, and Dense with a sigmoid; with an input and an output of uint8.
inline ModelToWrite keras_specimen() {
    ModelToWrite model;
    const TensorToWrite first = constant_weights("first", {4, 3, 3, 2}, {0.004f, 0.003f, 0.005f, 0.004f}, 0, 41);
    const TensorToWrite point = constant_weights("point", {6, 1, 1, 4}, std::vector<float>(6, 0.009f), 0, 42);
    const TensorToWrite last = constant_weights("last", {3, 6}, {0.02f}, 0, 43);
    model.tensors = {
        computed("input", {1, 12, 8, 2}, 0.04f, 12),          // 0
        pad_numbers("behind", {0, 1, 0, 1}),                  // 1
        computed("padded", {1, 13, 9, 2}, 0.04f, 12),         // 2
        first,                                                // 3
        constant_biases("first bias", first, 0.04f, 4, 44),   // 4
        computed("map", {1, 6, 4, 4}, 0.03f, -128),           // 5
        pad_numbers("around", {1, 1, 1, 1}),                  // 6
        computed("padded map", {1, 8, 6, 4}, 0.03f, -128),    // 7
        computed("largest", {1, 3, 2, 4}, 0.03f, -128),       // 8
        constant_numbers("axes", {1, 2}),                     // 9
        computed("mean", {1, 1, 1, 4}, 0.0261f, -111),        // 10
        point,                                                // 11
        constant_biases("point bias", point, 0.0261f, 6, 45), // 12
        computed("places", {1, 1, 1, 6}, 0.016f, -128),       // 13
        computed("numbers", {1, 6}, 0.016f, -128),            // 14
        last,                                                 // 15
        constant_biases("last bias", last, 0.016f, 3, 46),    // 16
        computed("scores", {1, 3}, 0.04f, 4),                 // 17
        {"extents", {4}, 2},                                  // 18
        constant_numbers("first", {0}),                       // 19
        constant_numbers("second", {1}),                      // 20
        {"batch", {}, 2},                                     // 21
        constant_numbers("count", {6}),                       // 22
        {"shape", {2}, 2},                                    // 23
        computed("shares", {1, 3}, 0.00390625f, -128),        // 24
        {"unsigned input", {1, 12, 8, 2}, 3, {0.04f}, {140}}, // 25
        {"unsigned shares", {1, 3}, 3, {0.00390625f}, {0}},   // 26
        computed("rescaled", {1, 3, 2, 4}, 0.0231f, -120)     // 27
    };
    const WindowToWrite halving{false, 2, 2, 1};
    WindowToWrite of_three{false, 2, 2};
    of_three.rows = 3;
    of_three.columns = 3;
    WindowToWrite relu;
    relu.activation = 1;
    model.operators = {plain(114, 25, 0),
                       pad(0, 2, 1),
                       convolution({2, 3, 4}, 5, halving),
                       pad(5, 7, 6),
                       pool(17, 7, 8, of_three),
                       plain(114, 8, 27),
                       mean(27, 10, 9),
                       convolution({10, 11, 12}, 13, relu),
                       {77, {13}, {18}},
                       {45, {18, 19, 20, 20}, {21}},
                       {83, {21, 22}, {23}},
                       {22, {13, 23}, {14}},
                       dense({14, 15, 16}, 17, 0),
                       plain(14, 17, 24),
                       plain(114, 24, 26)};
    model.inputs = {25};
    model.outputs = {26};
    return model;
}

} // namespace support

#endif
