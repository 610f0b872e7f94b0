// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_WRITE_SAFETENSORS_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_WRITE_SAFETENSORS_HPP

#include "flatten.hpp"
#include "json_string.hpp"
#include "saved_network.hpp"

namespace weights {

/// An array that is to be written to a file.
struct NamedArray {
    std::string name;
    std::vector<std::size_t> shape;
    Bytes numbers; ///< row after row
};

/// Refuses a description of what is not in the network on the board, because import_model folded it into the weights.
inline void check_exportable(const Description& network) {
    for (const Layer& layer : network.layers) {
        if (network.batch_norms.size() > unfolded_count(network) || layer.activation.factor != 1.0) {
            throw Refusal("the saved network has no batchnorm and no hard_sigmoid_keras2: they were folded into the "
                          "weights; write it as the type Net of its header, and load it into a model without them");
        }
    }
}

/// The name that Keras gives to layer index: dense, dense_1, conv2d, ...; the number counts layers of the same kind.
inline std::string keras_name(const Description& network, std::size_t index) {
    const std::string kind = kind_text(step_of(network, index));
    const std::string name = kind == "layernorm"         ? "layer_normalization"
                             : kind == "batchnorm"       ? "batch_normalization"
                             : kind == "depthwiseconv1d" ? "depthwise_conv1d"
                             : kind == "depthwiseconv2d" ? "depthwise_conv2d"
                                                         : kind;
    std::size_t count = 0;
    for (std::size_t i = 0; i < index; ++i) {
        count += kind_text(step_of(network, i)) == kind ? 1 : 0;
    }
    return count == 0 ? name : name + "_" + std::to_string(count);
}

/// What the names of the arrays of layer index begin with, up to a dot or a slash.
inline std::string layer_array_name(const Description& network, std::size_t index, Layout layout) {
    return layout == Layout::keras ? keras_name(network, index) + "/" : network.layers[index].module + ".";
}

/// The arrays of a network. PyTorch: 0.weight [out, in], 0.bias, 2.weight, ... as in the torch.nn.Sequential of these
/// layers, see torch_modules(). Keras: dense/kernel [in, out], dense/bias, dense_1/kernel, ... Shapes: foreign_shape().
inline std::vector<NamedArray> make_arrays(const Description& network, const SavedNetwork& saved, Layout layout) {
    const std::size_t size = saved.format->size;
    const bool is_keras = layout == Layout::keras;
    std::vector<NamedArray> arrays;
    const unsigned char* at = saved.parameters.data();
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        const Layer& layer = network.layers[i];
        const Step& step = step_of(network, i);
        const bool is_gamma = is_keras && is_norm(layer.kind);
        const std::string name = layer_array_name(network, i, layout);
        NamedArray matrix{name + (is_gamma   ? "gamma"
                                  : is_keras ? "kernel"
                                             : "weight"),
                          foreign_shape(step, layer, layout), Bytes(layer.inputs * layer.outputs * size)};
        NamedArray bias{name + (is_gamma ? "beta" : "bias"), bias_shape(step, layer, layout),
                        Bytes(layer.outputs * size)};
        const bool is_flat = !is_keras && has_flatten(network, i);
        for (std::size_t row = 0; row < layer.inputs; ++row) {
            for (std::size_t column = 0; column < layer.outputs; ++column, at += size) {
                const std::size_t to = foreign_index(step, layer, layout, is_flat, row, column) * size;
                std::copy(at, at + size, matrix.numbers.begin() + static_cast<std::ptrdiff_t>(to));
            }
        }
        for (std::size_t column = 0; column < layer.outputs; ++column, at += size) {
            const std::size_t to = foreign_bias_index(step, layer, layout, column) * size;
            std::copy(at, at + size, bias.numbers.begin() + static_cast<std::ptrdiff_t>(to));
        }
        arrays.push_back(matrix);
        arrays.push_back(bias);
    }
    return arrays;
}

/// The torch.nn.Sequential that these arrays are the state_dict() of. A residual is an object of a class that the
/// README shows, of the modules of f and of the skip.
inline std::string sequential_text(const Description& network) {
    std::string text = "nn.Sequential(";
    const auto add = [&](const std::string& module) {
        text += module.empty() ? "" : (text.back() == '(' ? "" : ", ") + module;
    };
    for (const Step& step : network.steps) {
        for (const std::string& module : step.modules) {
            add((step.is_projection ? "skip=" : "") + module);
        }
        add(step.kind == Kind::residual ? "Residual(" : "");
        text += step.kind == Kind::sum ? ")" : "";
        add(torch_activation(activation_behind(network, step)));
    }
    return text + ")";
}

/// The bytes of the file. metadata: pairs of a name and a text.
inline Bytes write_safetensors(const std::vector<NamedArray>& arrays, const NumberFormat& format,
                               const std::vector<std::pair<std::string, std::string>>& metadata) {
    std::string header = "{\"__metadata__\":{";
    for (const std::pair<std::string, std::string>& entry : metadata) {
        header += (entry == metadata.front() ? "" : ",") + json_quoted(entry.first) + ":" + json_quoted(entry.second);
    }
    header += "}";
    std::size_t at = 0;
    for (const NamedArray& array : arrays) {
        header += "," + json_quoted(array.name) + ":{\"dtype\":\"" + format.safetensors +
                  "\",\"shape\":" + shape_text(array.shape) + ",\"data_offsets\":[" + std::to_string(at) + "," +
                  std::to_string(at + array.numbers.size()) + "]}";
        at += array.numbers.size();
    }
    header += "}";
    header.resize((header.size() + 7) / 8 * 8, ' '); // so that the numbers are aligned
    Bytes file;
    append_little_endian(file, header.size(), 8);
    append(file, header);
    for (const NamedArray& array : arrays) {
        file.insert(file.end(), array.numbers.begin(), array.numbers.end());
    }
    return file;
}

} // namespace weights

#endif
