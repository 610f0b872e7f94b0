// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_ASSIGN_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_ASSIGN_HPP

#include "assignment.hpp"

namespace weights {

/// Orders the groups by shape, where the names do not tell the order. Refuses if more than one group fits a layer.
inline std::vector<Source> order_by_shape(const std::vector<Source>& groups, const std::vector<std::size_t>& layers,
                                          const Description& network) {
    std::vector<Source> ordered;
    for (const std::size_t index : layers) {
        std::vector<Source> fitting;
        std::copy_if(groups.begin(), groups.end(), std::back_inserter(fitting),
                     [&](const Source& source) { return fits(source, network.layers[index]); });
        if (fitting.empty()) {
            throw Refusal("no array fits " + dense_text(network, index) + "; describe the network as it was trained");
        }
        if (fitting.size() > 1) {
            throw Refusal("both " + tensor_text(*fitting[0].weight) + " and " + tensor_text(*fitting[1].weight) +
                          " fit " + dense_text(network, index) + "; add --map '" + shown(fitting[0].weight->name) +
                          "=" + std::to_string(index) + ".weight' or the other, and the biases likewise");
        }
        for (const Source& other : ordered) {
            if (other.weight == fitting.front().weight) {
                throw Refusal(tensor_text(*other.weight) + " is the only array that fits " +
                              dense_text(network, index) + ", and one more layer; add --map for each array");
            }
        }
        ordered.push_back(fitting.front());
    }
    return ordered;
}

/// Refuses arrays that do not fit layer index.
inline void check_fit(const Description& network, std::size_t index, const Source& source) {
    const Dense& dense = network.layers[index];
    if (source.weight == nullptr) {
        throw Refusal(dense_text(network, index) + " gets no weights; add --map NAME=" + std::to_string(index) +
                      ".weight with the name of an array");
    }
    Source without_bias = source;
    without_bias.bias = nullptr;
    if (!fits(without_bias, dense)) {
        throw Refusal(tensor_text(*source.weight) + " does not fit " + dense_text(network, index) + ", which takes " +
                      shape_text({dense.outputs, dense.inputs}) + " or " + shape_text({dense.inputs, dense.outputs}) +
                      "; correct the network or add --map");
    }
    if (!fits(source, dense)) {
        throw Refusal(tensor_text(*source.bias) + " does not fit the bias of " + dense_text(network, index) +
                      ", which takes " + shape_text({dense.outputs}) + "; correct the network or add --map");
    }
    for (const Tensor* const tensor : {source.weight, source.bias}) {
        if (tensor != nullptr && tensor->format->decode == nullptr) {
            throw Refusal(tensor_text(*tensor) + " holds no fractions; save it as float32");
        }
    }
}

/// The arrays of each dense layer. is_ordered: the tensors are in the order of the layers, one file after the other.
inline std::vector<Source> assign(const std::vector<Tensor>& tensors, bool is_ordered, const Description& network,
                                  const std::vector<Mapping>& mappings) {
    std::vector<Source> sources(network.layers.size());
    std::vector<const Tensor*> rest = map_by_hand(tensors, mappings, sources);
    std::vector<std::size_t> free_layers;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        if (sources[i].weight == nullptr) {
            free_layers.push_back(i);
        }
    }
    const bool are_counted = std::all_of(rest.begin(), rest.end(), [&](const Tensor* tensor) { // 0, 1, 2, ...
        return read_tensor_name(tensor->name).role == Role::unknown &&
               pattern_of(tensor->name) == pattern_of(rest.front()->name);
    });
    if (are_counted || !is_ordered) {
        std::stable_sort(rest.begin(), rest.end(),
                         [](const Tensor* a, const Tensor* b) { return comes_before(a->name, b->name); });
    }
    std::vector<Source> groups = group(rest);
    if (groups.size() != free_layers.size()) {
        std::string names;
        for (const Source& source : groups) {
            names += (names.empty() ? "" : ", ") + quoted(source.layer);
        }
        throw Refusal("the network has " + std::to_string(free_layers.size()) + " dense layers to fill, the file " +
                      std::to_string(groups.size()) + " layers" + (names.empty() ? "" : " (" + shown(names) + ")") +
                      "; correct the network, or add --map NAME=ignore for what does not belong to it");
    }
    if (are_numbered(groups)) {
        std::stable_sort(groups.begin(), groups.end(),
                         [](const Source& a, const Source& b) { return comes_before(a.layer, b.layer); });
    } else if (!is_ordered) {
        groups = order_by_shape(groups, free_layers, network);
    }
    for (std::size_t i = 0; i < groups.size(); ++i) {
        Source& source = sources[free_layers[i]];
        if (source.bias != nullptr && groups[i].bias != nullptr) {
            throw Refusal("--map gives a bias to " + dense_text(network, free_layers[i]) + ", which has " +
                          tensor_text(*groups[i].bias) + "; add --map '" + shown(groups[i].bias->name) + "=ignore'");
        }
        source.layer = groups[i].layer;
        source.weight = groups[i].weight;
        source.bias = source.bias != nullptr ? source.bias : groups[i].bias;
    }
    for (std::size_t i = 0; i < sources.size(); ++i) {
        check_fit(network, i, sources[i]);
    }
    return sources;
}

} // namespace weights

#endif
