// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_FLOAT16_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_FLOAT16_HPP

#include <memory>

#include "tflite_operator.hpp"

namespace weights {
namespace tflite {

/// Weights that a file has as float16, and DEQUANTIZE makes float32 of, as constants of float32. Each of their numbers
/// is a float, so nothing is lost.
class Float16Weights {
public:
    /// file_size: bytes of the file. All that is made of it takes at most four times as many.
    explicit Float16Weights(std::size_t file_size) : left_(4 * file_size) {}

    /// Whether an operator makes such weights; then they are made, and the operator is not needed.
    bool take(const Operator& one, std::vector<Tensor>& tensors) {
        const Tensor& stored = tensors[one.inputs[0]];
        Tensor& made = tensors[one.output];
        if (one.code != Code::dequantize || stored.type != ElementType::float16 || !is_constant(stored) ||
            made.type != ElementType::float32 || is_constant(made) || made.shape != stored.shape) {
            return false;
        }
        const std::size_t size = 2 * stored.constant.size;
        if (size > left_) {
            refuse(made, "is one of many that are made of the same numbers of float16; copy or convert the file anew");
        }
        left_ -= size;
        auto bytes = std::make_shared<Bytes>();
        for (std::size_t i = 0; i + 2 <= stored.constant.size; i += 2) {
            const float number = static_cast<float>(decode_f16(stored.constant.data + i));
            std::uint32_t bits = 0;
            std::memcpy(&bits, &number, sizeof bits);
            append_little_endian(*bytes, bits, 4);
        }
        made.constant = {bytes->data(), bytes->size()};
        made_.push_back(std::move(bytes));
        return true;
    }

    /// Where the numbers are, which the model must keep.
    const std::vector<std::shared_ptr<const Bytes>>& made() const { return made_; }

private:
    std::size_t left_;
    std::vector<std::shared_ptr<const Bytes>> made_;
};

} // namespace tflite
} // namespace weights

#endif
