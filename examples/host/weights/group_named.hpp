// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_GROUP_NAMED_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_GROUP_NAMED_HPP

#include "assignment.hpp"

namespace weights {

/// Groups the arrays of layers with weights and of BatchNorms by their names.
inline void group_named(const std::vector<const Tensor*>& tensors, std::vector<Source>& groups,
                        std::vector<LayerGroup>& norms) {
    for (const Tensor* const tensor : tensors) {
        if (read_tensor_name(tensor->name).role == Role::unknown) {
            refuse_unknown(*tensor);
        }
    }
    for (const LayerGroup& group : group_by_name(tensors)) {
        if (is_batch_norm(group)) {
            norms.push_back(group);
        } else if (is_recurrent(group)) {
            if (group.matrix != nullptr) {
                groups.push_back({group.layer, group.matrix, group.bias, Product::inputs});
            }
            if (group.states != nullptr) {
                groups.push_back({group.layer, group.states, group.state_bias, Product::states});
            }
        } else if (group.pointwise !=
                   nullptr) { // Keras's SeparableConv: a depthwise layer without bias, and a pointwise
            groups.push_back({group.layer, group.matrix, nullptr, Product::whole});
            groups.push_back({group.layer, group.pointwise, group.bias, Product::whole});
        } else if (group.matrix == nullptr && (group.gamma != nullptr || group.beta != nullptr)) { // Keras's LayerNorm
            groups.push_back({group.layer, group.gamma, group.beta, Product::whole});
        } else {
            groups.push_back({group.layer, group.matrix, group.bias, Product::whole});
        }
    }
}

} // namespace weights

#endif
