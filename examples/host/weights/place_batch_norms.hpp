// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_PLACE_BATCH_NORMS_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_PLACE_BATCH_NORMS_HPP

#include "batch_norm.hpp"
#include "sequential.hpp"

namespace weights {

/// Where a BatchNorm lies: behind a part of the text, before or after the activation of that part.
struct Place {
    bool is_known;
    std::size_t part;
    bool is_after_activation;
    std::size_t layer; ///< how many layers with weights come before it
};

/// The place of module `index` of a Sequential whose layers with weights are `modules`. It is known where only one
/// order of the modules between two of them is possible: those that are counted are the activation, dropouts, pools,
/// Flatten and the BatchNorm. A model may have dropouts that the text does not, so directly behind the weights, or with
/// all modules of the text before it and the next weights behind it, or without dropouts.
inline Place find_place(const Description& network, const std::vector<std::size_t>& modules, std::size_t index) {
    std::size_t layer = 0;
    while (layer < modules.size() && modules[layer] < index) {
        ++layer;
    }
    const bool has_next = layer < modules.size();
    if (layer == 0) {
        return {has_next && index == 0 && modules[0] == 1, 0, true, 0};
    }
    const std::size_t first = modules[layer - 1];
    const std::vector<ModuleBehind> behind = modules_behind(network, layer - 1);
    const std::size_t part = network.layers[layer - 1].part;
    const bool has_activation = !behind.empty() && behind[0].is_activation;
    const bool has_pools = std::any_of(behind.begin(), behind.end(), [](const ModuleBehind& module) {
        return !module.is_activation && !module.is_dropout;
    });
    if (!has_activation && !has_pools) {
        return {true, part, false, layer};
    }
    if (index == first + 1) {
        return {!has_next || !has_activation || modules[layer] > first + 2, part, false, layer};
    }
    const std::size_t before = index - first - 1; // modules between the weights and the BatchNorm
    const bool has_dropout =
        std::any_of(behind.begin(), behind.end(), [](const ModuleBehind& module) { return module.is_dropout; });
    const bool is_whole = has_next && modules[layer] - first - 1 == behind.size() + 1;
    if (!is_whole || (has_dropout && before != behind.size())) {
        return {false, 0, false, layer};
    }
    return {true, behind[before - 1].part, true, layer};
}

/// Whether a word stands for the activation of a layer, or its number.
inline bool is_activation_word(const std::vector<std::string>& words, std::size_t at) {
    const std::size_t sizes = words[0].compare(0, 4, "conv") == 0 ? 3 : 2;
    return at >= sizes && !is_option(words[at]);
}

/// A part of a text with a batchnorm before or after its activation.
inline std::string with_batch_norm(const std::string& part, bool is_after_activation) {
    if (is_after_activation) {
        return part + ",batchnorm";
    }
    const std::vector<std::string> words = split(part, ':');
    std::string layer = words[0];
    std::string activation;
    for (std::size_t i = 1; i < words.size(); ++i) {
        (is_activation_word(words, i) ? activation : layer) += ":" + words[i];
    }
    return layer + ",batchnorm" + activation;
}

/// Refuses a BatchNorm whose place is not known, and says what to write.
[[noreturn]] inline void refuse_place(const Description& network, const LayerGroup& norm) {
    const std::size_t size = norm.mean == nullptr || norm.mean->shape.empty() ? 0 : norm.mean->shape[0];
    std::string places;
    const auto add = [&](const std::string& text, const std::string& condition) {
        places += (places.empty() ? "write it into the network, as '" : ", or as '") + shown(text) + "'" + condition;
    };
    if (network.input.back() == size) {
        add(extents_text(network.input) + ",batchnorm", " if it comes before the first layer");
    }
    for (const Layer& layer : network.layers) {
        const Step& step = network.steps[layer.step];
        if (layer.outputs == size && !step.is_projection && !is_input_normalization(norm) &&
            layer.product == Product::whole && layer.kind != Kind::dense_of_steps) {
            add(with_batch_norm(step.text, false), " if it comes before the activation");
            if (!is_identity(layer.activation)) {
                add(with_batch_norm(step.text, true), " if after it");
            }
            break;
        }
    }
    throw Refusal("the file has a BatchNorm, " + quoted(norm.layer) + " of " + std::to_string(size) +
                  " numbers, and nothing says where it lies; " +
                  (places.empty()
                       ? "no layer has so many units or filters: correct the network, and write batchnorm where it lies"
                       : places));
}

/// The network with the BatchNorms of the file, where the numbers of a torch.nn.Sequential say their places.
inline Description place_batch_norms(const Description& network, const std::vector<std::string>& layer_names,
                                     const std::vector<LayerGroup>& norms) {
    std::vector<std::string> parts = split(network.text, ',');
    const std::vector<std::size_t> modules = sequential_indices(layer_names);
    std::vector<bool> is_taken(network.layers.size() + 1, false);
    for (const LayerGroup& norm : norms) {
        std::vector<std::string> names = layer_names;
        names.push_back(norm.layer);
        const std::vector<std::size_t> indices = sequential_indices(names);
        if (indices.empty() || modules.size() != network.layers.size() || has_residual(network) ||
            goes_over_steps(network)) {
            refuse_place(network, norm);
        }
        const Place place = find_place(network, modules, indices.back());
        if (!place.is_known || is_taken[place.layer]) {
            refuse_place(network, norm);
        }
        is_taken[place.layer] = true;
        parts[place.part] = with_batch_norm(parts[place.part], place.is_after_activation);
    }
    std::string text;
    for (const std::string& part : parts) {
        text += (text.empty() ? "" : ",") + part;
    }
    return read_description(text);
}

/// Refuses a network whose BatchNorms lie elsewhere than the numbers of a torch.nn.Sequential say.
inline void check_places(const Description& network, const std::vector<std::string>& layer_names,
                         const std::vector<LayerGroup>& norms) {
    std::vector<std::string> names = layer_names;
    for (const LayerGroup& norm : norms) {
        names.push_back(norm.layer);
    }
    const std::vector<std::size_t> indices = sequential_indices(names);
    for (std::size_t i = 0; i < norms.size() && !indices.empty(); ++i) {
        const BatchNorm& norm = network.batch_norms[i];
        const std::size_t index = indices[layer_names.size() + i];
        const std::size_t last = norm.layer - (norm.place == BatchNormPlace::behind ? 0 : 1); // may wrap
        const std::size_t next = norm.layer + (norm.place == BatchNormPlace::before ? 0 : 1);
        if ((last < layer_names.size() && index < indices[last]) ||
            (next < layer_names.size() && index > indices[next])) {
            throw Refusal("batchnorm " + quoted(norms[i].layer) +
                          " lies at another place than the network says; "
                          "write it behind the layer that comes before it");
        }
    }
}

} // namespace weights

#endif
