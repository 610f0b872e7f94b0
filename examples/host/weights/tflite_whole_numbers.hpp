// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_WHOLE_NUMBERS_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_WHOLE_NUMBERS_HPP

#include "tflite_tensor.hpp"

namespace weights {
namespace tflite {

/// The numbers of a constant of int32 or int64.
inline std::vector<std::int64_t> whole_numbers_of(const Tensor& constant) {
    const std::size_t size = info_of(constant.type).size;
    std::vector<std::int64_t> numbers;
    for (std::size_t i = 0; i + size <= constant.constant.size; i += size) {
        const std::uint64_t bits = little_endian(constant.constant.data + i, size);
        const std::uint64_t sign = std::uint64_t(1) << (8 * size - 1);
        numbers.push_back(static_cast<std::int64_t>((bits ^ sign) - sign));
    }
    return numbers;
}

} // namespace tflite
} // namespace weights

#endif
