// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_EXPORTED_NETWORK_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_EXPORTED_NETWORK_HPP

#include "norm_statistics.hpp"
#include "scales_text.hpp"
#include "write_safetensors.hpp"

namespace weights {

/// A network that is to be written as .safetensors.
struct ExportedNetwork {
    Description description;
    std::string text;                            ///< what read_description() makes the description of
    SavedNetwork saved;                          ///< all its parameters
    std::vector<LayerScales> scales = {};        ///< of the layers that are of bytes
    std::vector<NormStatistics> statistics = {}; ///< of its BatchNorms, or none where they are not known
};

/// The constants of BatchNorms that are layers of their own, as PyTorch and Keras name them.
inline void append_statistics(std::vector<NamedArray>& arrays, const Description& network, Layout layout,
                              const std::vector<NormStatistics>& statistics, std::size_t size) {
    const bool is_keras = layout == Layout::keras;
    for (std::size_t i = 0; i < statistics.size(); ++i) {
        const std::string name = layer_array_name(network, network.batch_norms[i].layer, layout);
        NamedArray mean{name + (is_keras ? "moving_mean" : "running_mean"), {statistics[i].mean.size()}, {}};
        NamedArray variance{name + (is_keras ? "moving_variance" : "running_var"), mean.shape, {}};
        for (std::size_t c = 0; c < statistics[i].mean.size(); ++c) {
            append_number(mean.numbers, static_cast<double>(statistics[i].mean[c]), size);
            append_number(variance.numbers, static_cast<double>(statistics[i].variance[c]), size);
        }
        arrays.push_back(mean);
        arrays.push_back(variance);
    }
}

/// The arrays of a network.
inline std::vector<NamedArray> arrays_of(const ExportedNetwork& network, Layout layout) {
    std::vector<NamedArray> arrays = make_arrays(network.description, network.saved, layout);
    append_statistics(arrays, network.description, layout, network.statistics, network.saved.format->size);
    return arrays;
}

/// Its file, whose metadata has the text of the network, the torch.nn.Sequential that the arrays belong to, and what
/// the bytes of its layers mean.
inline Bytes exported_file(const ExportedNetwork& network, Layout layout) {
    std::vector<std::pair<std::string, std::string>> metadata{{"nervelet", network.text}};
    if (layout == Layout::pytorch) {
        metadata.emplace_back("format", "pt");
        metadata.emplace_back("modules", sequential_text(network.description));
    }
    if (!network.scales.empty()) {
        metadata.emplace_back("quantization", scales_text(network.scales, [&](std::size_t layer) {
                                  const std::string name = layer_array_name(network.description, layer, layout);
                                  return name.substr(0, name.size() - 1);
                              }));
    }
    return write_safetensors(arrays_of(network, layout), *network.saved.format, metadata);
}

} // namespace weights

#endif
