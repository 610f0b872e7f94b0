// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_TFLITE_SPECIMEN_HPP
#define NERVELET_TESTS_SUPPORT_TFLITE_SPECIMEN_HPP

#include "model_writer.hpp"

namespace support {

/// A row of bytes without pattern.
inline std::vector<unsigned char> scattered_bytes(std::size_t count, std::uint32_t seed) {
    std::vector<unsigned char> bytes;
    for (std::size_t i = 0; i < count; ++i) {
        seed = seed * 1664525u + 1013904223u;
        bytes.push_back(static_cast<unsigned char>(seed >> 24));
    }
    return bytes;
}

/// A tensor of int8 that is computed.
inline TensorToWrite computed(const std::string& name, const std::vector<std::int32_t>& shape, float scale,
                              std::int64_t zero_point) {
    return {name, shape, 9, {scale}, {zero_point}};
}

/// Weights of int8 with these scales, the same ones in turn or a single one.
inline TensorToWrite constant_weights(const std::string& name, const std::vector<std::int32_t>& shape,
                                      const std::vector<float>& scales, std::int32_t dimension, std::uint32_t seed) {
    std::size_t count = 1;
    for (const std::int32_t extent : shape) {
        count *= static_cast<std::size_t>(extent);
    }
    const std::vector<std::int64_t> zeros(scales.size(), 0);
    return {name, shape, 9, scales, zeros, dimension, scattered_bytes(count, seed)};
}

/// Biases of int32 from -2000 to 2000 for such weights.
inline TensorToWrite constant_biases(const std::string& name, const TensorToWrite& of, float input_scale,
                                     std::size_t count, std::uint32_t seed) {
    TensorToWrite result{name, {static_cast<std::int32_t>(count)}, 2};
    for (const float scale : of.scales) {
        result.scales.push_back(input_scale * scale);
    }
    result.zero_points.assign(of.scales.size(), 0);
    for (std::size_t i = 0; i < count; ++i) {
        seed = seed * 1664525u + 1013904223u;
        const std::uint32_t bias = (seed >> 16) % 4001u - 2000u;
        for (unsigned shift = 0; shift < 32; shift += 8) {
            result.bytes.push_back(static_cast<unsigned char>(bias >> shift));
        }
    }
    return result;
}

/// A constant of int32, such as axes.
inline TensorToWrite constant_numbers(const std::string& name, const std::vector<std::int32_t>& numbers) {
    TensorToWrite result{name, {static_cast<std::int32_t>(numbers.size())}, 2};
    for (const std::int32_t number : numbers) {
        for (unsigned shift = 0; shift < 32; shift += 8) {
            result.bytes.push_back(static_cast<unsigned char>(static_cast<std::uint32_t>(number) >> shift));
        }
    }
    return result;
}

/// The constant of a PAD: zeros above, below, left and right.
inline TensorToWrite pad_numbers(const std::string& name, const std::vector<std::int32_t>& zeros) {
    std::vector<std::int32_t> numbers{0, 0};
    numbers.insert(numbers.end(), zeros.begin(), zeros.end());
    numbers.resize(numbers.size() + 2);
    TensorToWrite result = constant_numbers(name, numbers);
    result.shape = {static_cast<std::int32_t>(numbers.size()) / 2, 2};
    return result;
}

/// A small model in which every operator occurs.
inline ModelToWrite specimen() {
    ModelToWrite model;
    const TensorToWrite first = constant_weights("first", {4, 3, 2, 3}, {0.002f, 0.003f, 0.004f, 0.001f}, 0, 1);
    const TensorToWrite each =
        constant_weights("each", {1, 2, 2, 8}, {0.01f, 0.02f, 0.03f, 0.01f, 0.02f, 0.005f, 0.01f, 0.02f}, 3, 2);
    const TensorToWrite point = constant_weights("point", {8, 1, 1, 8}, std::vector<float>(8, 0.004f), 0, 3);
    const TensorToWrite last = constant_weights("last", {3, 8}, {0.007f}, 0, 4);
    model.tensors = {
        {"input", {1, 6, 5, 3}, 0},                                     // 0
        computed("quantized", {1, 6, 5, 3}, 0.05f, 3),                  // 1
        first,                                                          // 2
        constant_biases("first bias", first, 0.05f, 4, 5),              // 3
        computed("map", {1, 3, 5, 4}, 0.0235294f, -128),                // 4
        each,                                                           // 5
        constant_biases("each bias", each, 0.0235294f, 8, 6),           // 6
        computed("wider", {1, 2, 4, 8}, 0.04f, -7),                     // 7
        point,                                                          // 8
        constant_biases("point bias", point, 0.04f, 8, 7),              // 9
        computed("pointwise", {1, 2, 4, 8}, 0.06f, 10),                 // 10
        computed("sum", {1, 2, 4, 8}, 0.05f, -128),                     // 11
        computed("largest", {1, 2, 2, 8}, 0.05f, -128),                 // 12
        computed("mean", {1, 1, 1, 8}, 0.05f, -128),                    // 13
        computed("flat", {1, 8}, 0.05f, -128),                          // 14
        {"shape", {2}, 2, {}, {}, 0, {255, 255, 255, 255, 8, 0, 0, 0}}, // 15: -1, 8
        last,                                                           // 16
        constant_biases("last bias", last, 0.05f, 3, 8),                // 17
        computed("scores", {1, 3}, 0.1f, 5),                            // 18
        computed("shares", {1, 3}, 0.00390625f, -128),                  // 19
        {"output", {1, 3}, 0}                                           // 20
    };
    WindowToWrite stride_of_rows{true, 2, 1, 3};
    WindowToWrite doubled{false};
    doubled.multiplier = 2;
    WindowToWrite pair{false, 1, 2};
    pair.columns = 2;
    WindowToWrite all{false, 2, 2};
    all.rows = 2;
    all.columns = 2;
    model.operators = {plain(114, 0, 1),
                       convolution({1, 2, 3}, 4, stride_of_rows),
                       depthwise({4, 5, 6}, 7, doubled),
                       convolution({7, 8, 9}, 10, WindowToWrite()),
                       addition(7, 10, 11, 1),
                       pool(17, 11, 12, pair),
                       pool(1, 12, 13, all),
                       {22, {13, 15}, {14}},
                       dense({14, 16, 17}, 18, 0),
                       softmax(18, 19, 1.0f),
                       plain(6, 19, 20)};
    model.inputs = {0};
    model.outputs = {20};
    return model;
}

/// A smaller one that begins with a depthwise convolution of one channel.
inline ModelToWrite one_channel_specimen() {
    ModelToWrite model;
    const std::vector<float> scales = {0.01f, 0.02f, 0.03f, 0.01f, 0.02f, 0.005f};
    const TensorToWrite filters = constant_weights("filters", {1, 3, 2, 6}, scales, 3, 31);
    const TensorToWrite last = constant_weights("last", {3, 54}, {0.007f}, 0, 32);
    model.tensors = {
        computed("input", {1, 6, 5, 1}, 0.05f, 3),             // 0
        filters,                                               // 1
        constant_biases("bias", filters, 0.05f, 6, 33),        // 2
        computed("map", {1, 3, 3, 6}, 0.0235294f, -128),       // 3
        last,                                                  // 4
        constant_biases("last bias", last, 0.0235294f, 3, 34), // 5
        computed("scores", {1, 3}, 0.1f, 5)                    // 6
    };
    WindowToWrite each{true, 2, 2, 1};
    each.multiplier = 6;
    model.operators = {depthwise({0, 1, 2}, 3, each), dense({3, 4, 5}, 6, 0)};
    model.inputs = {0};
    model.outputs = {6};
    return model;
}

} // namespace support

#endif
