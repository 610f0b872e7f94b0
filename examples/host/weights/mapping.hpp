// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_MAPPING_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_MAPPING_HPP

#include "assignment.hpp"
#include "foreign_layer.hpp"

namespace weights {

/// One --map: TENSOR=0.weight, TENSOR=0.bias or TENSOR=ignore.
struct Mapping {
    std::string tensor; ///< its name
    std::string place;  ///< what comes after =
};

/// The mapping of a tensor, or null.
inline const Mapping* find_mapping(const std::vector<Mapping>& mappings, const Tensor& tensor) {
    const auto found = std::find_if(mappings.begin(), mappings.end(),
                                    [&](const Mapping& candidate) { return candidate.tensor == tensor.name; });
    return found == mappings.end() ? nullptr : &*found;
}

/// Puts a tensor where its mapping says.
inline void map_by_hand(const Tensor& tensor, const Mapping& mapping, std::vector<Source>& sources) {
    const std::size_t dot = mapping.place.find('.');
    const std::string role = dot == std::string::npos ? "" : mapping.place.substr(dot + 1);
    if (role != "weight" && role != "bias") {
        throw Refusal("--map takes NAME=0.weight, NAME=0.bias or NAME=ignore, not " + quoted(mapping.place));
    }
    Source& source = sources[number_between(0, sources.size() - 1, mapping.place.substr(0, dot),
                                            "--map: the index of the layer with weights")];
    const Tensor*& place = role == "weight" ? source.weight : source.bias;
    if (place != nullptr) {
        throw Refusal("--map gives two arrays to " + mapping.place + "; name one");
    }
    place = &tensor;
}

/// Refuses a --map whose tensor no file has, or that another --map names.
inline void check_mappings(const std::vector<Tensor>& tensors, const std::vector<Mapping>& mappings) {
    for (const Mapping& mapping : mappings) {
        const bool is_used = std::any_of(tensors.begin(), tensors.end(), [&](const Tensor& tensor) {
            return find_mapping(mappings, tensor) == &mapping;
        });
        if (!is_used) {
            throw Refusal("--map names " + quoted(mapping.tensor) + ", which no file has or which it names twice");
        }
    }
}

/// Refuses layers that cannot be imported, and --map T=ignore for an array that its layer needs: all of a BatchNorm,
/// and the bias of a matrix that is used. placed: arrays that --map gives a place.
inline void check_layers(const std::vector<const Tensor*>& tensors, const std::vector<const Tensor*>& ignored,
                         const std::vector<Source>& placed, const Description& network) {
    const auto is_ignored = [&](const Tensor* tensor) {
        return tensor != nullptr && std::find(ignored.begin(), ignored.end(), tensor) != ignored.end();
    };
    std::vector<const Tensor*> all = tensors;
    all.insert(all.end(), ignored.begin(), ignored.end());
    for (const LayerGroup& group : group_by_name(all, false)) {
        const ForeignLayer foreign = foreign_layer(group, kinds_of(network));
        if (foreign.tensor != nullptr) {
            throw Refusal(foreign_text(foreign));
        }
        for (const Tensor* const tensor : {group.gamma, group.beta, group.mean, group.variance}) {
            if (is_ignored(tensor)) {
                throw Refusal(
                    tensor_text(*tensor) +
                    " belongs to a BatchNorm, on which the answers depend, so it cannot "
                    "be ignored; write batchnorm into the network, where it is folded into a layer beside it");
            }
        }
        const bool has_other_bias =
            std::any_of(placed.begin(), placed.end(), [](const Source& source) { return source.bias != nullptr; });
        for (const auto& pair : {std::make_pair(group.matrix, group.bias), {group.states, group.state_bias}}) {
            if (is_ignored(pair.second) && pair.first != nullptr && !is_ignored(pair.first) && !has_other_bias) {
                throw Refusal(tensor_text(*pair.second) + " is the bias of " + tensor_text(*pair.first) +
                              ", so it cannot be ignored alone; ignore both or none");
            }
        }
    }
}

} // namespace weights

#endif
