// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_PLACE_BATCH_NORMS_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_PLACE_BATCH_NORMS_HPP

#include "batch_norm.hpp"
#include "sequential.hpp"

namespace weights {

/// Where a BatchNorm lies: behind dense layer `dense` - 1, before or after its activation; 0: before the first.
struct Place {
    bool is_known;
    std::size_t dense;
    bool is_after_activation;
};

/// The place of module `index` of a Sequential whose Linear modules are `linears`. It is known where only one order of
/// the modules between two of them is possible: those that are counted are the activation, the dropouts, the BatchNorm.
inline Place find_place(const Description& network, const std::vector<std::size_t>& linears, std::size_t index) {
    std::size_t dense = 0;
    while (dense < linears.size() && linears[dense] < index) {
        ++dense;
    }
    const bool has_next = dense < linears.size();
    if (dense == 0) {
        return {has_next && index == 0 && linears[0] == 1, 0, true};
    }
    const std::size_t linear = linears[dense - 1];
    if (is_identity(network.layers[dense - 1].activation)) {
        return {true, dense, false};
    }
    if (index == linear + 1) {
        return {!has_next || linears[dense] > linear + 2, dense, false};
    }
    const std::size_t between = 2 + dropouts_behind(network, dense - 1); // activation, dropouts, BatchNorm
    return {has_next && index + 1 == linears[dense] && index == linear + between, dense, true};
}

/// A dense layer's part of a text with a batchnorm before or after its activation.
inline std::string with_batch_norm(const std::string& part, bool is_after_activation) {
    const std::vector<std::string> words = split(part, ':');
    if (is_after_activation || words.size() < 3) {
        return part + ",batchnorm";
    }
    return words[0] + ":" + words[1] + ",batchnorm" + part.substr(words[0].size() + 1 + words[1].size());
}

/// Refuses a BatchNorm whose place is not known, and says what to write.
[[noreturn]] inline void refuse_place(const Description& network, const LayerGroup& norm) {
    const std::size_t size = norm.mean == nullptr || norm.mean->shape.empty() ? 0 : norm.mean->shape[0];
    const std::vector<std::string> parts = split(network.text, ',');
    std::string places;
    const auto add = [&](const std::string& text, const std::string& condition) {
        places += (places.empty() ? "write it into the network, as '" : ", or as '") + shown(text) + "'" + condition;
    };
    if (network.inputs == size) {
        add(parts[0] + ",batchnorm", " if it comes before the first layer");
    }
    for (const Dense& dense : network.layers) {
        if (dense.outputs == size && !is_input_normalization(norm)) {
            add(with_batch_norm(parts[dense.part], false), " if it comes before the activation");
            if (!is_identity(dense.activation)) {
                add(with_batch_norm(parts[dense.part], true), " if after it");
            }
            break;
        }
    }
    throw Refusal("the file has a BatchNorm, " + quoted(norm.layer) + " of " + std::to_string(size) +
                  " numbers, and nothing says where it lies; " +
                  (places.empty() ? "no layer has so many units: correct the network, and write batchnorm where it lies"
                                  : places));
}

/// The network with the BatchNorms of the file, where the numbers of a torch.nn.Sequential say their places.
inline Description place_batch_norms(const Description& network, const std::vector<std::string>& dense_names,
                                     const std::vector<LayerGroup>& norms) {
    std::vector<std::string> parts = split(network.text, ',');
    const std::vector<std::size_t> linears = sequential_indices(dense_names);
    std::vector<bool> is_taken(network.layers.size() + 1, false);
    for (const LayerGroup& norm : norms) {
        std::vector<std::string> names = dense_names;
        names.push_back(norm.layer);
        const std::vector<std::size_t> indices = sequential_indices(names);
        if (indices.empty() || linears.size() != network.layers.size()) {
            refuse_place(network, norm);
        }
        const Place place = find_place(network, linears, indices.back());
        if (!place.is_known || is_taken[place.dense]) {
            refuse_place(network, norm);
        }
        is_taken[place.dense] = true;
        std::string& part = parts[place.dense == 0 ? 0 : network.layers[place.dense - 1].part];
        part = with_batch_norm(part, place.is_after_activation);
    }
    std::string text;
    for (const std::string& part : parts) {
        text += (text.empty() ? "" : ",") + part;
    }
    return read_description(text);
}

/// Refuses a network whose BatchNorms lie elsewhere than the numbers of a torch.nn.Sequential say.
inline void check_places(const Description& network, const std::vector<std::string>& dense_names,
                         const std::vector<LayerGroup>& norms) {
    std::vector<std::string> names = dense_names;
    for (const LayerGroup& norm : norms) {
        names.push_back(norm.layer);
    }
    const std::vector<std::size_t> indices = sequential_indices(names);
    for (std::size_t i = 0; i < norms.size() && !indices.empty(); ++i) {
        const std::size_t index = indices[dense_names.size() + i];
        const std::size_t next = network.batch_norms[i].dense + (network.batch_norms[i].is_before ? 0 : 1);
        if ((next > 0 && index < indices[next - 1]) || (next < dense_names.size() && index > indices[next])) {
            throw Refusal("batchnorm " + quoted(norms[i].layer) +
                          " lies at another place than the network says; "
                          "write it behind the layer that comes before it");
        }
    }
}

} // namespace weights

#endif
