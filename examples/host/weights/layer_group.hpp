// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_LAYER_GROUP_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_LAYER_GROUP_HPP

#include <algorithm>
#include <vector>

#include "tensor.hpp"
#include "tensor_name.hpp"

namespace weights {

/// The arrays whose names say that they belong to one layer; null where there is none.
struct LayerGroup {
    std::string layer;                  ///< its name in the file
    const Tensor* matrix = nullptr;     ///< weight, kernel or the like
    const Tensor* pointwise = nullptr;  ///< the second matrix of Keras's SeparableConv
    const Tensor* bias = nullptr;       ///< the vector that is added
    const Tensor* gamma = nullptr;      ///< a BatchNorm's factor, which PyTorch calls weight
    const Tensor* beta = nullptr;       ///< a BatchNorm's sum, which PyTorch calls bias
    const Tensor* mean = nullptr;       ///< a BatchNorm's moving mean
    const Tensor* variance = nullptr;   ///< a BatchNorm's moving variance
    const Tensor* states = nullptr;     ///< the matrix of a recurrent layer's second product
    const Tensor* state_bias = nullptr; ///< and what is added there, where it is an array of its own
    const Tensor* foreign = nullptr;    ///< an array of a layer that cannot be imported
};

/// Where an array with that role belongs; null if it has no place in a layer.
inline const Tensor** place_of(LayerGroup& group, Role role) {
    switch (role) {
    case Role::weight:
    case Role::kernel:
    case Role::matrix:
    case Role::input_weight:
        return &group.matrix;
    case Role::pointwise:
        return &group.pointwise;
    case Role::bias:
    case Role::input_bias:
        return &group.bias;
    case Role::gamma:
        return &group.gamma;
    case Role::beta:
        return &group.beta;
    case Role::mean:
        return &group.mean;
    case Role::variance:
        return &group.variance;
    case Role::state_weight:
    case Role::recurrent_kernel:
        return &group.states;
    case Role::state_bias:
        return &group.state_bias;
    case Role::foreign:
        return &group.foreign;
    default:
        return nullptr;
    }
}

/// Whether it holds the statistics of a BatchNorm.
inline bool is_batch_norm(const LayerGroup& group) {
    return group.mean != nullptr || group.variance != nullptr;
}

/// Whether it is a recurrent layer, also where some of its arrays are missing.
inline bool is_recurrent(const LayerGroup& group) {
    return group.states != nullptr || group.state_bias != nullptr ||
           (group.matrix != nullptr && read_tensor_name(group.matrix->name).role == Role::input_weight) ||
           (group.bias != nullptr && read_tensor_name(group.bias->name).role == Role::input_bias);
}

/// Groups the arrays by the layers that their names show. Leaves out arrays without a role, and counters.
/// refuses_two: whether two arrays that claim one place are refused, else the last one takes it.
inline std::vector<LayerGroup> group_by_name(const std::vector<const Tensor*>& tensors, bool refuses_two = true) {
    std::vector<LayerGroup> groups;
    for (const Tensor* const tensor : tensors) {
        const TensorName name = read_tensor_name(tensor->name);
        auto found = std::find_if(groups.begin(), groups.end(),
                                  [&](const LayerGroup& candidate) { return candidate.layer == name.layer; });
        if (name.role == Role::unknown || name.role == Role::counter) {
            continue;
        }
        if (found == groups.end()) {
            found = groups.insert(groups.end(), LayerGroup{});
            found->layer = name.layer;
        }
        const Tensor*& place = *place_of(*found, name.role);
        if (refuses_two && place != nullptr && name.role != Role::foreign) {
            throw Refusal(tensor_text(*place) + " and " + tensor_text(*tensor) + " claim the same place; add --map '" +
                          shown(tensor->name) + "=ignore' or say its place");
        }
        place = tensor;
    }
    for (LayerGroup& group : groups) {
        if (is_batch_norm(group) && group.gamma == nullptr && group.beta == nullptr) {
            std::swap(group.gamma, group.matrix);
            std::swap(group.beta, group.bias);
        }
    }
    return groups;
}

} // namespace weights

#endif
