// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TENSOR_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TENSOR_HPP

#include <limits>
#include <string>
#include <vector>

#include "number_format.hpp"

namespace weights {

/// An array from a file, row after row.
struct Tensor {
    std::string name;
    const NumberFormat* format;
    std::vector<std::size_t> shape;
    std::vector<double> values; ///< empty if format->decode is null
    std::string kind = {};      ///< what the file calls a format that is not known
};

/// A shape for a message, such as [64, 32].
inline std::string shape_text(const std::vector<std::size_t>& shape) {
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); ++i) {
        text += (i == 0 ? "" : ", ") + std::to_string(shape[i]);
    }
    return text + "]";
}

/// A tensor for a message, such as 'fc1.weight' [32, 64] F32.
inline std::string tensor_text(const Tensor& tensor) {
    return quoted(tensor.name) + " " + shape_text(tensor.shape) + " " +
           (tensor.kind.empty() ? tensor.format->safetensors : shown(tensor.kind));
}

/// Refuses a tensor whose numbers weights cannot have.
inline void check_numbers(const Tensor& tensor) {
    if (tensor.format->decode == nullptr) {
        throw Refusal(tensor_text(tensor) + " holds no fractions; save it as float32, as array.astype('<f4')");
    }
}

/// The number of bytes of an array. Refuses a number that overflows.
inline std::size_t byte_count(const std::vector<std::size_t>& shape, const NumberFormat& format) {
    std::size_t count = format.size;
    for (const std::size_t extent : shape) {
        if (extent != 0 && count > (std::numeric_limits<std::size_t>::max)() / extent) {
            throw Refusal("has an array " + shape_text(shape) + ", larger than any file; write the file anew");
        }
        count *= extent;
    }
    return count;
}

/// The numbers in count bytes; none if format.decode is null.
inline std::vector<double> decode(const unsigned char* bytes, std::size_t count, const NumberFormat& format) {
    std::vector<double> values;
    if (format.decode != nullptr) {
        values.reserve(count / format.size);
        for (std::size_t at = 0; at < count; at += format.size) {
            values.push_back(format.decode(bytes + at));
        }
    }
    return values;
}

/// The nearest float. Refuses NaN and numbers beyond float. tensor: where the number is from.
inline float to_float(double value, const Tensor& tensor) {
    const double largest = static_cast<double>((std::numeric_limits<float>::max)());
    if (!(value >= -largest && value <= largest)) {
        throw Refusal(tensor_text(tensor) +
                      " holds a number that is infinite, not a number or beyond float; train anew "
                      "with a smaller learning rate");
    }
    return static_cast<float>(value);
}

} // namespace weights

#endif
