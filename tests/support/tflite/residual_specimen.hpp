// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_TFLITE_RESIDUAL_SPECIMEN_HPP
#define NERVELET_TESTS_SUPPORT_TFLITE_RESIDUAL_SPECIMEN_HPP

#include "specimen.hpp"

namespace support {

/// A small model of sums with a projection, of a convolution and of a dense layer, whose branches come in both orders;
/// of one inside of another; with ReLU6, dense weights that have a scale for each output, one layer without a bias, and
/// at the end a convolution in the place of a dense layer.
inline ModelToWrite residual_specimen() {
    ModelToWrite model;
    const TensorToWrite deep = constant_weights("deep", {4, 3, 3, 2}, {0.004f, 0.003f, 0.005f, 0.004f}, 0, 11);
    const TensorToWrite beside = constant_weights("beside", {4, 1, 1, 2}, {0.006f}, 0, 12);
    const TensorToWrite inside = constant_weights("inside", {1, 3, 3, 4}, std::vector<float>(4, 0.006f), 3, 13);
    const TensorToWrite point = constant_weights("point", {4, 1, 1, 4}, std::vector<float>(4, 0.009f), 0, 14);
    const TensorToWrite dense = constant_weights("dense", {5, 24}, {0.003f, 0.004f, 0.002f, 0.003f, 0.005f}, 0, 15);
    const TensorToWrite one = constant_weights("one", {3, 5}, {0.01f}, 0, 16);
    const TensorToWrite last = constant_weights("last", {4, 1, 1, 3}, {0.01f, 0.02f, 0.02f, 0.01f}, 0, 18);
    const TensorToWrite other = constant_weights("other", {3, 5}, {0.02f, 0.01f, 0.015f}, 0, 17);
    model.tensors = {
        computed("input", {1, 5, 4, 2}, 0.04f, 12),            // 0
        deep,                                                  // 1
        constant_biases("deep bias", deep, 0.04f, 4, 21),      // 2
        computed("strided", {1, 3, 2, 4}, 0.05f, -9),          // 3
        beside,                                                // 4
        constant_biases("beside bias", beside, 0.04f, 4, 22),  // 5
        computed("projected", {1, 3, 2, 4}, 0.03f, 20),        // 6
        computed("sum", {1, 3, 2, 4}, 0.045f, -128),           // 7
        inside,                                                // 8
        constant_biases("inside bias", inside, 0.045f, 4, 23), // 9
        computed("seen", {1, 3, 2, 4}, 0.05f, -100),           // 10
        point,                                                 // 11
        constant_biases("point bias", point, 0.05f, 4, 24),    // 12
        computed("pointwise", {1, 3, 2, 4}, 0.06f, 7),         // 13
        computed("inner sum", {1, 3, 2, 4}, 0.07f, -30),       // 14
        computed("outer sum", {1, 3, 2, 4}, 0.08f, -60),       // 15
        dense,                                                 // 16
        computed("numbers", {1, 5}, 0.06f, -128),              // 17, without biases
        one,                                                   // 18
        constant_biases("one bias", one, 0.06f, 3, 25),        // 19
        computed("one way", {1, 3}, 0.05f, 3),                 // 20
        other,                                                 // 21
        constant_biases("other bias", other, 0.06f, 3, 26),    // 22
        computed("other way", {1, 3}, 0.07f, -2),              // 23
        computed("last sum", {1, 3}, 0.09f, 15),               // 24
        computed("place", {1, 1, 1, 3}, 0.09f, 15),            // 25
        last,                                                  // 26
        constant_biases("last bias", last, 0.09f, 4, 27),      // 27
        computed("places", {1, 1, 1, 4}, 0.04f, -3),           // 28
        computed("scores", {1, 4}, 0.04f, -3),                 // 29
        computed("shares", {1, 4}, 0.00390625f, -128)          // 30
    };
    WindowToWrite halving{true, 2, 2};
    WindowToWrite relu6;
    relu6.activation = 3;
    model.operators = {convolution({0, 4, 5}, 6, {false, 2, 2}),
                       convolution({0, 1, 2}, 3, halving),
                       addition(6, 3, 7, 3),
                       depthwise({7, 8, 9}, 10, relu6),
                       convolution({10, 11, 12}, 13, WindowToWrite()),
                       addition(13, 10, 14, 0),
                       addition(7, 14, 15, 1),
                       support::dense({15, 16}, 17, 3),
                       support::dense({17, 18, 19}, 20, 0),
                       support::dense({17, 21, 22}, 23, 0),
                       addition(20, 23, 24, 0),
                       plain(22, 24, 25),
                       convolution({25, 26, 27}, 28, WindowToWrite()),
                       plain(22, 28, 29),
                       softmax(29, 30, 1.0f)};
    model.inputs = {0};
    model.outputs = {30};
    return model;
}

} // namespace support

#endif
