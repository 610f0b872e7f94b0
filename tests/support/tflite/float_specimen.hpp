// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_TFLITE_FLOAT_SPECIMEN_HPP
#define NERVELET_TESTS_SUPPORT_TFLITE_FLOAT_SPECIMEN_HPP

#include <cstring>

#include "model_writer.hpp"

namespace support {

inline void append_float(std::vector<unsigned char>& bytes, float number) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, &number, sizeof bits);
    for (unsigned shift = 0; shift < 32; shift += 8) {
        bytes.push_back(static_cast<unsigned char>(bits >> shift));
    }
}

/// The numbers that a constant of int8 or int32 stands for.
inline std::vector<unsigned char> floats_of(const TensorToWrite& constant) {
    const std::size_t size = constant.type == 9 ? 1 : 4;
    std::size_t behind = 1; // numbers with the same scale, one after the other
    for (std::size_t i = static_cast<std::size_t>(constant.dimension) + 1; i < constant.shape.size(); ++i) {
        behind *= static_cast<std::size_t>(constant.shape[i]);
    }
    std::vector<unsigned char> bytes;
    for (std::size_t i = 0; i * size < constant.bytes.size(); ++i) {
        std::uint32_t bits = 0;
        for (std::size_t byte = 0; byte < size; ++byte) {
            bits |= static_cast<std::uint32_t>(constant.bytes[i * size + byte]) << (8 * byte);
        }
        const std::int64_t most = size == 1 ? 128 : 2147483648;
        const std::int64_t whole = static_cast<std::int64_t>(bits) < most ? bits : std::int64_t(bits) - 2 * most;
        append_float(bytes, constant.scales[i / behind % constant.scales.size()] * static_cast<float>(whole));
    }
    return bytes;
}

/// The model of float32 of one of int8: constants are the numbers that they stand for; what changes scales only is a
/// RESHAPE that changes nothing.
inline ModelToWrite in_float(ModelToWrite model) {
    for (TensorToWrite& tensor : model.tensors) {
        if (tensor.type == 2 && tensor.scales.empty()) {
            continue; // a shape
        }
        if (!tensor.bytes.empty()) {
            tensor.bytes = floats_of(tensor);
        }
        tensor.type = 0;
        tensor.scales.clear();
        tensor.zero_points.clear();
    }
    for (OperatorToWrite& one : model.operators) {
        if (one.code == 6 || one.code == 114) {
            one.code = 22;
        }
    }
    return model;
}

} // namespace support

#endif
