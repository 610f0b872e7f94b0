// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_EXAMPLES_WEIGHTS_FILES_HPP
#define NERVELET_TESTS_EXAMPLES_WEIGHTS_FILES_HPP

#include "../../../examples/host/weights/npy.hpp"
#include "../../../examples/host/weights/safetensors.hpp"

#include <initializer_list>
#include <string>
#include <vector>

namespace files {

using weights::Bytes;
using weights::Tensor;

/// A .safetensors file of this header and so many bytes of numbers: 0, 1, 2, ...
inline Bytes safetensors(const std::string& header, std::size_t size) {
    Bytes file;
    weights::append_little_endian(file, header.size(), 8);
    weights::append(file, header);
    for (std::size_t i = 0; i < size; ++i) {
        file.push_back(static_cast<unsigned char>(i));
    }
    return file;
}

/// A .npy file of this header and so many bytes of numbers: 0, 1, 2, ...
inline Bytes npy(const std::string& header, std::size_t size, unsigned char version = 1) {
    Bytes file{0x93, 'N', 'U', 'M', 'P', 'Y', version, 0};
    weights::append_little_endian(file, header.size(), version == 1 ? 2 : 4);
    weights::append(file, header);
    for (std::size_t i = 0; i < size; ++i) {
        file.push_back(static_cast<unsigned char>(i));
    }
    return file;
}

/// A matrix of float whose number at (i, j) is 100 i + j, or a vector; without numbers where only the shape matters.
inline Tensor tensor(const std::string& name, const std::vector<std::size_t>& shape, const char* format = "F32") {
    Tensor result{name, weights::find_safetensors_format(format), shape, {}};
    const std::size_t columns = shape.empty() ? 1 : shape.back();
    std::size_t count = 1;
    for (const std::size_t extent : shape) {
        count *= extent;
    }
    for (std::size_t i = 0; i < count; ++i) {
        result.values.push_back(static_cast<double>(100 * (i / columns) + i % columns));
    }
    return result;
}

/// The same arrays in each format that is not read as numbers: whole numbers, small floats, and one that is not known.
inline std::vector<std::vector<Tensor>> in_other_formats(const std::vector<Tensor>& tensors) {
    std::vector<std::vector<Tensor>> all;
    for (const char* const name : {"BOOL", "U8", "I8", "I64", "F8_E5M2", "F8_E4M3", "unknown"}) {
        const weights::NumberFormat* const known = weights::find_safetensors_format(name);
        all.push_back(tensors);
        for (Tensor& tensor : all.back()) {
            tensor.format = known != nullptr ? known : &weights::unknown_format();
            tensor.values.clear();
        }
    }
    return all;
}

/// What the action is refused with; empty if it is not.
template <class Action>
std::string refusal(Action action) {
    try {
        action();
        return "";
    } catch (const weights::Refusal& refusal) {
        return refusal.what();
    }
}

inline bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace files

#endif
