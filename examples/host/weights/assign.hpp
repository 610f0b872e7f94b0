// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_ASSIGN_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_ASSIGN_HPP

#include "group_in_order.hpp"
#include "group_named.hpp"
#include "mapping.hpp"
#include "order_groups.hpp"
#include "place_batch_norms.hpp"

namespace weights {

/// The layers' names for a message: 'fc1', 'fc2'.
template <class Group>
std::string names_text(const std::vector<Group>& groups) {
    std::string names;
    for (const Group& group : groups) {
        names += (names.empty() ? "" : ", ") + quoted(group.layer);
    }
    return names.empty() ? "" : " (" + shown(names) + ")";
}

/// Whether it is no weight: a counter by its name, or a single whole number whose name gives it no place in a layer.
inline bool is_counter(const Tensor& tensor) {
    const Role role = read_tensor_name(tensor.name).role;
    return role == Role::counter || (role == Role::unknown && tensor.shape.empty() && is_whole(*tensor.format));
}

/// Sets tensors apart that are counters, or that --map names. Returns the others.
inline std::vector<const Tensor*> set_apart(const std::vector<Tensor>& tensors, const std::vector<Mapping>& mappings,
                                            Assignment& result) {
    std::vector<const Tensor*> rest;
    check_mappings(tensors, mappings);
    for (const Tensor& tensor : tensors) {
        const Mapping* const mapping = find_mapping(mappings, tensor);
        if (mapping != nullptr && mapping->place != "ignore") {
            map_by_hand(tensor, *mapping, result.sources);
        } else if (mapping != nullptr || is_counter(tensor)) {
            result.notes.push_back("left out: " + tensor_text(tensor) + (mapping != nullptr ? "" : ", a counter"));
            if (!is_counter(tensor)) {
                result.ignored.push_back(&tensor);
            }
        } else {
            rest.push_back(&tensor);
        }
    }
    return rest;
}

/// Puts the groups into the layers that --map left free.
inline void fill(std::vector<Source> groups, bool is_ordered, Assignment& result) {
    std::vector<std::size_t> free_layers;
    for (std::size_t i = 0; i < result.sources.size(); ++i) {
        if (result.sources[i].weight == nullptr && result.network.layers[i].kind != Kind::batch_norm) {
            free_layers.push_back(i);
        }
    }
    if (groups.size() != free_layers.size()) {
        throw Refusal("the network has " + std::to_string(free_layers.size()) +
                      " layers with weights to fill, the file " + std::to_string(groups.size()) + " layers" +
                      names_text(groups) +
                      "; correct the network, or add --map NAME=ignore for layers that do not belong to it");
    }
    if (!is_ordered) {
        if (are_numbered(groups, result.network)) {
            sort_by_number(groups, result.network);
        } else {
            groups = order_by_shape(groups, free_layers, result.network);
        }
    }
    for (std::size_t i = 0; i < groups.size(); ++i) {
        Source& source = result.sources[free_layers[i]];
        if (source.bias != nullptr && groups[i].bias != nullptr) {
            throw Refusal("--map gives a bias to " + layer_text(result.network, free_layers[i]) + ", which has " +
                          tensor_text(*groups[i].bias) + "; add --map '" + shown(groups[i].bias->name) + "=ignore'");
        }
        source.layer = groups[i].layer;
        source.weight = groups[i].weight;
        source.product = groups[i].product;
        source.bias = source.bias != nullptr ? source.bias : groups[i].bias;
    }
}

/// Finds the places of the BatchNorms, and puts them into their order.
inline void fill_norms(bool is_ordered, Assignment& result) {
    std::vector<std::string> names;
    for (const Source& source : result.sources) {
        names.push_back(source.layer);
    }
    std::vector<LayerGroup>& norms = result.norms;
    if (!is_ordered && are_numbered(norms, result.network)) {
        sort_by_number(norms, result.network);
    }
    if (result.network.batch_norms.empty() && !norms.empty()) {
        result.network = place_batch_norms(result.network, names, norms);
        result.notes.push_back("BatchNorms by the numbers of their names: " + result.network.text);
    }
    if (norms.size() != result.network.batch_norms.size()) {
        throw Refusal("the network has " + std::to_string(result.network.batch_norms.size()) +
                      " batchnorms, the file " + std::to_string(norms.size()) + names_text(norms) +
                      "; write batchnorm into the network for each of them, where it lies");
    }
    if (!is_ordered && !are_numbered(norms, result.network)) {
        norms = order_by_size(norms, result.network);
    }
    names.resize(result.sources.size());
    for (std::size_t i = 0; i < norms.size(); ++i) {
        const BatchNorm& place = result.network.batch_norms[i];
        check_batch_norm(norms[i], place.size);
        if (place.place == BatchNormPlace::unfolded) {
            result.sources[place.layer] = {norms[i].layer, norms[i].gamma, norms[i].beta};
            names[place.layer] = norms[i].layer;
        }
    }
    check_places(result.network, names, norms);
}

/// Gives U the biases that lie in one array with those of W, as in Keras's GRU.
inline void share_biases(Assignment& result) {
    for (std::size_t i = 0; i + 1 < result.sources.size(); ++i) {
        const Layer& layer = result.network.layers[i];
        const Tensor* const bias = result.sources[i].bias;
        if (layer.kind == Kind::gru && layer.product == Product::inputs && bias != nullptr &&
            bias->shape == Extents{2, layer.outputs} && result.sources[i + 1].bias == nullptr) {
            result.sources[i + 1].bias = bias;
        }
    }
}

/// As assign(), without the hint.
inline Assignment assign_all(const std::vector<Tensor>& tensors, bool is_ordered, const Description& network,
                             const std::vector<Mapping>& mappings) {
    constexpr std::size_t most = 4096;
    if (tensors.size() > most) {
        throw Refusal("more than 4,096 arrays are no network for a board; save the layers that it has alone");
    }
    Assignment result{network, std::vector<Source>(network.layers.size()), {}, {}, {}};
    std::vector<const Tensor*> rest = set_apart(tensors, mappings, result);
    check_layers(rest, result.ignored, result.sources, network);
    std::vector<Source> groups;
    const bool has_names = std::any_of(rest.begin(), rest.end(), [](const Tensor* tensor) {
        return read_tensor_name(tensor->name).role != Role::unknown;
    });
    if (!is_ordered) {
        std::stable_sort(rest.begin(), rest.end(),
                         [](const Tensor* a, const Tensor* b) { return comes_before(a->name, b->name); });
    }
    if (has_names) {
        group_named(rest, groups, result.norms);
    } else if (!rest.empty()) { // not all have their place by --map
        group_in_order(rest, network, groups, result.norms);
    }
    fill(groups, is_ordered, result);
    share_biases(result);
    for (std::size_t i = 0; i < result.sources.size(); ++i) {
        const Source& source = result.sources[i];
        const bool is_batch_norm = network.layers[i].kind == Kind::batch_norm;
        if (is_batch_norm && (source.weight != nullptr || source.bias != nullptr)) {
            throw Refusal("--map gives an array to " + layer_text(network, i) +
                          ", whose four arrays are found by their names alone; rename them, as bn1.weight, bn1.bias, "
                          "bn1.running_mean, bn1.running_var");
        }
        if (!is_batch_norm) {
            check_fit(result.network, i, source);
        }
    }
    fill_norms(is_ordered, result);
    return result;
}

/// The arrays of each layer. is_ordered: the tensors are in the order of the layers, one file after the other. A
/// refusal of files whose numbers say another order says so.
inline Assignment assign(const std::vector<Tensor>& tensors, bool is_ordered, const Description& network,
                         const std::vector<Mapping>& mappings) {
    try {
        return assign_all(tensors, is_ordered, network, mappings);
    } catch (const Refusal& refusal) {
        const bool is_sorted = std::is_sorted(tensors.begin(), tensors.end(), [](const Tensor& a, const Tensor& b) {
            return comes_before(a.name, b.name);
        });
        if (!is_ordered || is_sorted) {
            throw;
        }
        throw Refusal(std::string(refusal.what()) +
                      " (files are taken in the order in which they are given, of which " +
                      quoted(tensors.front().name) + " is the first; sort them if their numbers are right)");
    }
}

} // namespace weights

#endif
