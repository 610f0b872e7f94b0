// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_TENSOR_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_TENSOR_HPP

#include <cmath>

#include "extents.hpp"
#include "flatbuffer.hpp"
#include "tflite_element_type.hpp"

namespace weights {
namespace tflite {

/// What the whole number q of a tensor stands for: scale (q - zero_point). There is one scale, or one for each index of
/// a dimension; or none. There are as many zero points.
struct Quantization {
    std::vector<float> scales;
    std::vector<std::int32_t> zero_points;
    std::size_t dimension = 0; ///< without meaning where there is one scale, although a file may say something
};

/// A tensor of the graph. Its numbers are known, and lie row after row in the file, if it is a constant.
struct Tensor {
    std::string name;
    Extents shape; ///< [batch, rows, columns, channels] where an operator works on maps
    ElementType type = ElementType::float32;
    Quantization quantization;
    FlatbufferBytes constant{nullptr, 0};
};

inline bool is_constant(const Tensor& tensor) {
    return tensor.constant.data != nullptr;
}

/// For a message: 'model/dense/MatMul' [1, 12] int8.
inline std::string text_of(const Tensor& tensor) {
    std::string shape;
    for (const std::size_t extent : tensor.shape) {
        shape += (shape.empty() ? "" : ", ") + std::to_string(extent);
    }
    return quoted(tensor.name) + " [" + shape + "] " + info_of(tensor.type).name;
}

/// Refuses the file because of a tensor. why: with its cure.
[[noreturn]] inline void refuse(const Tensor& tensor, const std::string& why) {
    throw Refusal("tensor " + text_of(tensor) + " " + why);
}

/// Reads a shape. None has more numbers than a file may have bytes, as no board could hold them. A tensor that nothing
/// uses may have none.
inline Extents read_shape(const FlatbufferTable& table) {
    constexpr std::size_t most_dimensions = 8;
    const std::vector<std::int32_t> numbers = table.numbers<std::int32_t>(0, "the shape");
    if (numbers.size() > most_dimensions) {
        table.refuse("its shape has more than 8 dimensions");
    }
    Extents shape;
    std::size_t left = largest_file;
    for (const std::int32_t number : numbers) {
        if (number < 0) {
            table.refuse("its shape has an extent of " + std::to_string(number));
        }
        left /= number == 0 ? 1 : static_cast<std::size_t>(number);
        shape.push_back(static_cast<std::size_t>(number));
    }
    if (left == 0) {
        table.refuse("its shape has more than 2^28 numbers");
    }
    return shape;
}

/// Reads the scales and zero points.
inline Quantization read_quantization(const FlatbufferTable& table, const Tensor& tensor) {
    if (table.number<std::uint8_t>(4, 0, "the kind") != 0) {
        refuse(tensor, "is quantized in a way of its own; convert the model with the converter's int8 operators");
    }
    Quantization result;
    result.scales = table.numbers<float>(2, "the scales");
    for (const float scale : result.scales) {
        if (!(scale >= 0.0f) || std::isinf(scale)) {
            table.refuse("a scale is negative, infinite or not a number");
        }
    }
    const std::vector<std::int64_t> zero_points = table.numbers<std::int64_t>(3, "the zero points");
    if (zero_points.size() > 1 && zero_points.size() != result.scales.size()) {
        table.refuse("there are not as many zero points as scales");
    }
    for (std::size_t i = 0; i < result.scales.size(); ++i) {
        const std::int64_t zero_point = zero_points.empty() ? 0 : zero_points[zero_points.size() == 1 ? 0 : i];
        if (zero_point < INT32_MIN || zero_point > INT32_MAX) {
            table.refuse("a zero point has more than 32 bits");
        }
        result.zero_points.push_back(static_cast<std::int32_t>(zero_point));
    }
    if (result.scales.size() > 1) {
        const std::int32_t dimension = table.number<std::int32_t>(6, 0, "the dimension");
        result.dimension = static_cast<std::size_t>(dimension);
        if (dimension < 0 || result.dimension >= tensor.shape.size() ||
            tensor.shape[result.dimension] != result.scales.size()) {
            table.refuse("there are not as many scales as the dimension has indices");
        }
    }
    return result;
}

/// Reads the numbers of a constant; there are none if the tensor is computed.
inline FlatbufferBytes read_constant(const FlatbufferTable& table, const FlatbufferTables& buffers,
                                     const Tensor& tensor) {
    const std::size_t index = table.number<std::uint32_t>(2, 0, "the buffer");
    if (index == 0) {
        return {nullptr, 0}; // the empty one, by definition
    }
    if (index >= buffers.size()) {
        table.refuse("its buffer does not exist");
    }
    const FlatbufferTable buffer = buffers[index];
    if (buffer.number<std::uint64_t>(1, 0, "the place") > 1 || buffer.number<std::uint64_t>(2, 0, "the size") > 1) {
        refuse(tensor, "has its numbers outside of the FlatBuffers file; convert without use_buffer_offset");
    }
    const FlatbufferBytes bytes = buffer.bytes(0, "the bytes");
    const std::size_t size = info_of(tensor.type).size;
    if (bytes.size != 0 && size != 0 && bytes.size != size * count_of(tensor.shape)) {
        table.refuse("it has " + std::to_string(bytes.size) + " bytes where its shape and type need " +
                     std::to_string(size * count_of(tensor.shape)));
    }
    return bytes;
}

/// Reads a tensor.
inline Tensor read_tensor(const FlatbufferTable& table, const FlatbufferTables& buffers) {
    Tensor tensor;
    tensor.name = table.text(3, "the name");
    tensor.shape = read_shape(table);
    tensor.type = static_cast<ElementType>(table.number<std::int8_t>(1, 0, "the type"));
    if (table.has(6)) {
        refuse(tensor, "is stored without its zeros; convert with all of them (no sparsity)");
    }
    if (table.number<std::uint8_t>(5, 0, "the mark of a variable") != 0) {
        refuse(tensor, "keeps its numbers from one call to the next; build the model without such state");
    }
    const std::vector<std::int32_t> signature = table.numbers<std::int32_t>(7, "the signature");
    for (std::size_t i = 1; i < signature.size(); ++i) {
        if (signature[i] < 0) {
            refuse(tensor, "has an extent that is not known before it runs; give the model's Input a fixed shape");
        }
    }
    if (table.has(4)) {
        tensor.quantization = read_quantization(table.table(4, "the quantization"), tensor);
    }
    tensor.constant = read_constant(table, buffers, tensor);
    return tensor;
}

} // namespace tflite
} // namespace weights

#endif
