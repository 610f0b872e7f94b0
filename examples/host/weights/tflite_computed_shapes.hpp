// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_COMPUTED_SHAPES_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_COMPUTED_SHAPES_HPP

#include "tflite_operator_links.hpp"

namespace weights {
namespace tflite {

/// Finds the operators that only compute the shape of a RESHAPE, as Keras's Flatten and Reshape of a batch that is not
/// known have them: SHAPE, STRIDED_SLICE and PACK of whole numbers. With a batch of one that is the shape that the file
/// has.
class ComputedShapes {
public:
    /// model_outputs: tensors that are no shapes.
    ComputedShapes(const std::vector<OperatorLinks>& operators, const std::vector<Tensor>& tensors,
                   const std::vector<std::size_t>& model_outputs)
        : is_shape_(tensors.size(), true), is_used_(tensors.size(), false), computes_(operators.size(), false) {
        for (std::size_t i = 0; i < tensors.size(); ++i) {
            is_shape_[i] = tensors[i].type == ElementType::int32 || tensors[i].type == ElementType::int64;
        }
        for (const std::size_t output : model_outputs) {
            is_shape_[output] = false;
        }
        for (std::size_t i = operators.size(); i-- > 0;) { // those that use a tensor lie behind the one that makes it
            look_at(operators[i], i);
        }
    }

    /// Whether operator i does nothing else.
    bool computes(std::size_t i) const { return computes_[i]; }

private:
    void look_at(const OperatorLinks& one, std::size_t i) {
        computes_[i] = is_kind(one.code);
        for (const std::size_t output : one.outputs) {
            computes_[i] = computes_[i] && output != no_tensor && is_shape_[output] && is_used_[output];
        }
        for (std::size_t place = 0; place < one.inputs.size(); ++place) {
            const bool is_its_shape = one.code == static_cast<std::int32_t>(Code::reshape) && place == 1;
            const std::size_t input = one.inputs[place];
            if (input != no_tensor) {
                is_shape_[input] = is_shape_[input] && (is_its_shape || computes_[i]);
                is_used_[input] = true;
            }
        }
    }

    static bool is_kind(std::int32_t code) {
        // CONCATENATION, MUL, GATHER, STRIDED_SLICE, CAST, SLICE, SHAPE, REDUCE_PROD, PACK
        for (const std::int32_t known : {2, 18, 36, 45, 53, 65, 77, 81, 83}) {
            if (code == known) {
                return true;
            }
        }
        return false;
    }

    std::vector<bool> is_shape_; ///< of tensors, as far as those that use them are known
    std::vector<bool> is_used_;
    std::vector<bool> computes_;
};

} // namespace tflite
} // namespace weights

#endif
