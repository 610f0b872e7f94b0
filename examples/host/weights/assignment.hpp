// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_ASSIGNMENT_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_ASSIGNMENT_HPP

#include <algorithm>

#include "description.hpp"
#include "tensor.hpp"
#include "tensor_name.hpp"

namespace weights {

/// The arrays of one layer. Without a bias array the biases are zero.
struct Source {
    std::string layer;              ///< its name in the file
    const Tensor* weight = nullptr; ///< the matrix
    const Tensor* bias = nullptr;   ///< the vector, if any
};

/// One --map: TENSOR=0.weight, TENSOR=0.bias or TENSOR=ignore.
struct Mapping {
    std::string tensor; ///< its name
    std::string place;  ///< what comes after =
};

/// "dense layer 0 (64 inputs, 32 units)", for messages.
inline std::string dense_text(const Description& network, std::size_t index) {
    const Dense& dense = network.layers[index];
    return "dense layer " + std::to_string(index) + " (" + std::to_string(dense.inputs) + " inputs, " +
           std::to_string(dense.outputs) + " units)";
}

/// Whether the shapes of the arrays are those of the layer, in either layout.
inline bool fits(const Source& source, const Dense& dense) {
    const std::vector<std::size_t> in_out{dense.inputs, dense.outputs};
    const std::vector<std::size_t> out_in{dense.outputs, dense.inputs};
    const std::vector<std::size_t> out{dense.outputs};
    return source.weight != nullptr && (source.weight->shape == in_out || source.weight->shape == out_in) &&
           (source.bias == nullptr || source.bias->shape == out);
}

/// Puts the tensors that --map names into their places. Returns the others.
inline std::vector<const Tensor*> map_by_hand(const std::vector<Tensor>& tensors, const std::vector<Mapping>& mappings,
                                              std::vector<Source>& sources) {
    std::vector<const Tensor*> rest;
    std::vector<bool> is_used(mappings.size(), false);
    for (const Tensor& tensor : tensors) {
        const auto mapping = std::find_if(mappings.begin(), mappings.end(),
                                          [&](const Mapping& candidate) { return candidate.tensor == tensor.name; });
        if (mapping == mappings.end()) {
            rest.push_back(&tensor);
            continue;
        }
        is_used[static_cast<std::size_t>(mapping - mappings.begin())] = true;
        if (mapping->place == "ignore") {
            continue;
        }
        const std::size_t dot = mapping->place.find('.');
        const std::string role = dot == std::string::npos ? "" : mapping->place.substr(dot + 1);
        if (role != "weight" && role != "bias") {
            throw Refusal("--map takes NAME=0.weight, NAME=0.bias or NAME=ignore, not " + quoted(mapping->place));
        }
        Source& source = sources[number_between(0, sources.size() - 1, mapping->place.substr(0, dot),
                                                "--map: the index of the dense layer")];
        const Tensor*& place = role == "weight" ? source.weight : source.bias;
        if (place != nullptr) {
            throw Refusal("--map gives two arrays to " + mapping->place + "; name one");
        }
        place = &tensor;
    }
    for (std::size_t i = 0; i < mappings.size(); ++i) {
        if (!is_used[i]) {
            throw Refusal("--map names " + quoted(mappings[i].tensor) + ", which no file has or which it names twice");
        }
    }
    return rest;
}

/// Groups the arrays by layer: by names such as fc1.weight and fc1.bias, or if no name is of that kind, each matrix
/// with the vector after it.
inline std::vector<Source> group(const std::vector<const Tensor*>& tensors) {
    constexpr std::size_t most = 4096;
    if (tensors.size() > most) {
        throw Refusal("more than 4,096 arrays are no network of dense layers; save the dense layers alone");
    }
    std::vector<Source> groups;
    const bool has_names = std::any_of(tensors.begin(), tensors.end(), [](const Tensor* tensor) {
        return read_tensor_name(tensor->name).role != Role::unknown;
    });
    for (const Tensor* tensor : tensors) {
        const TensorName name = read_tensor_name(tensor->name);
        const bool is_weight =
            has_names ? name.role == Role::weight || name.role == Role::kernel : tensor->shape.size() == 2;
        const bool is_bias = has_names ? name.role == Role::bias : tensor->shape.size() == 1 && !groups.empty();
        if (!is_weight && !is_bias) {
            throw Refusal("nothing says what " + tensor_text(*tensor) + " is; add --map '" + shown(tensor->name) +
                          "=0.weight', '...=0.bias' or '...=ignore'");
        }
        auto found = groups.end();
        if (has_names) {
            found = std::find_if(groups.begin(), groups.end(),
                                 [&](const Source& candidate) { return candidate.layer == name.layer; });
        } else if (is_bias) {
            found = groups.end() - 1;
        }
        if (found == groups.end()) {
            found = groups.insert(groups.end(), Source{name.layer, nullptr, nullptr});
        }
        const Tensor*& place = is_weight ? found->weight : found->bias;
        if (place != nullptr) {
            throw Refusal(tensor_text(*place) + " and " + tensor_text(*tensor) + " claim the same place; add --map '" +
                          shown(tensor->name) + "=ignore' or say its place");
        }
        place = tensor;
    }
    return groups;
}

/// Whether the names tell the order of the layers, as dense, dense_1, or fc1, fc2, or 0, 2 do.
inline bool are_numbered(const std::vector<Source>& groups) {
    return std::all_of(groups.begin(), groups.end(), [&](const Source& source) {
        return pattern_of(source.layer) == pattern_of(groups.front().layer);
    });
}

} // namespace weights

#endif
