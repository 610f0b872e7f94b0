// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_ORDER_GROUPS_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_ORDER_GROUPS_HPP

#include "assignment.hpp"
#include "name_tree.hpp"

namespace weights {

/// Whether a residual of the network has a skip with weights.
inline bool has_projection(const Description& network) {
    return std::any_of(network.steps.begin(), network.steps.end(), [](const Step& step) { return step.is_projection; });
}

/// Whether the names tell the order of the layers, as dense, dense_1, or fc1, fc2, or 0, 2.f.0, 2.skip do.
template <class Group>
bool are_numbered(const std::vector<Group>& groups, const Description& network) {
    std::vector<std::string> names;
    for (const Group& group : groups) {
        names.push_back(group.layer);
    }
    return std::all_of(names.begin(), names.end(),
                       [&](const std::string& name) { return pattern_of(name) == pattern_of(names.front()); }) ||
           is_ordered_tree(names, has_projection(network));
}

/// Orders the groups by their numbers, the skip of a residual behind its layers.
template <class Group>
void sort_by_number(std::vector<Group>& groups, const Description& network) {
    const bool has_skips = has_projection(network);
    std::stable_sort(groups.begin(), groups.end(),
                     [&](const Group& a, const Group& b) { return comes_before_in_tree(a.layer, b.layer, has_skips); });
}

/// Of the layer whose inputs were ordered last the states, where these come next; else null.
inline const Source* states_beside(const std::vector<Source>& groups, const std::vector<Source>& ordered,
                                   const Layer& next) {
    if (next.product != Product::states || ordered.empty() || ordered.back().product != Product::inputs) {
        return nullptr;
    }
    const auto found = std::find_if(groups.begin(), groups.end(), [&](const Source& source) {
        return source.product == Product::states && source.layer == ordered.back().layer;
    });
    return found == groups.end() ? nullptr : &*found;
}

/// Whether the states that belong to these inputs fit, too; true of what is no recurrent layer.
inline bool fits_with_states(const std::vector<Source>& groups, const Source& source, const Description& network,
                             std::size_t index) {
    return std::all_of(groups.begin(), groups.end(), [&](const Source& other) {
        const bool is_its = source.product == Product::inputs && other.product == Product::states &&
                            other.layer == source.layer && index + 1 < network.layers.size();
        return !is_its || fits(other, network, index + 1);
    });
}

/// Orders layers with weights by shape, where the names do not tell the order of all. Of several that fit, numbers tell
/// the order, as of fc1 and fc2 beside head. Refuses if nothing does.
inline std::vector<Source> order_by_shape(const std::vector<Source>& groups, const std::vector<std::size_t>& layers,
                                          const Description& network) {
    std::vector<Source> ordered;
    for (const std::size_t index : layers) {
        if (const Source* const states = states_beside(groups, ordered, network.layers[index])) {
            ordered.push_back(*states);
            continue;
        }
        std::vector<Source> fitting;
        std::vector<Source> taken;
        for (const Source& source : groups) {
            const bool is_taken = std::any_of(ordered.begin(), ordered.end(),
                                              [&](const Source& other) { return other.weight == source.weight; });
            if (fits(source, network, index) && fits_with_states(groups, source, network, index)) {
                (is_taken ? taken : fitting).push_back(source);
            }
        }
        if (fitting.empty() && taken.empty()) {
            for (const Source& source : groups) {
                if (source.weight != nullptr) {
                    check_groups(network, index, *source.weight);
                    check_reset_after(network, index, source);
                }
            }
            throw Refusal("no array fits " + layer_text(network, index) + ", which takes " +
                          shapes_text(network, index) + "; describe the network as it was trained");
        }
        if (fitting.empty()) {
            throw Refusal(tensor_text(*taken.front().weight) + " is the only array that fits " +
                          layer_text(network, index) + ", and one more layer; add --map for each array");
        }
        if (!are_numbered(fitting, network)) {
            throw Refusal("both " + tensor_text(*fitting[0].weight) + " and " + tensor_text(*fitting[1].weight) +
                          " fit " + layer_text(network, index) + "; add --map '" + shown(fitting[0].weight->name) +
                          "=" + std::to_string(index) + ".weight' or the other, and the biases likewise");
        }
        sort_by_number(fitting, network);
        ordered.push_back(fitting.front());
    }
    return ordered;
}

/// Orders BatchNorms by size, where the names do not tell the order of all. Of several that fit, numbers tell the
/// order. Refuses if nothing does.
inline std::vector<LayerGroup> order_by_size(const std::vector<LayerGroup>& norms, const Description& network) {
    std::vector<LayerGroup> ordered;
    for (const BatchNorm& wanted : network.batch_norms) {
        std::vector<LayerGroup> fitting;
        std::copy_if(norms.begin(), norms.end(), std::back_inserter(fitting), [&](const LayerGroup& norm) {
            const bool is_taken = std::any_of(ordered.begin(), ordered.end(),
                                              [&](const LayerGroup& other) { return other.mean == norm.mean; });
            return norm.mean != nullptr && norm.mean->shape == std::vector<std::size_t>{wanted.size} && !is_taken;
        });
        if (fitting.empty() || !are_numbered(fitting, network)) {
            throw Refusal(std::to_string(fitting.size()) + " BatchNorms of the file have " +
                          std::to_string(wanted.size) +
                          " numbers, and their names do not tell their order; rename "
                          "them, as bn1, bn2");
        }
        sort_by_number(fitting, network);
        ordered.push_back(fitting.front());
    }
    return ordered;
}

} // namespace weights

#endif
