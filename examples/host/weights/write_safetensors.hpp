// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_WRITE_SAFETENSORS_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_WRITE_SAFETENSORS_HPP

#include "array_names.hpp"
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

/// Adds the biases of a recurrent layer's second product to those of the first: of a GRU they are the second row, of an
/// LSTM, which has one row in Keras, the sums, rounded once.
inline void add_biases(NamedArray& biases, const NamedArray& others, const NumberFormat& format) {
    const auto half = static_cast<std::ptrdiff_t>(others.numbers.size() / 2);
    if (others.shape.size() == 2) {
        std::copy(others.numbers.begin() + half, others.numbers.end(), biases.numbers.begin() + half);
        return;
    }
    Bytes sums;
    for (std::size_t at = 0; at < others.numbers.size(); at += format.size) {
        append_number(sums, format.decode(&biases.numbers[at]) + format.decode(&others.numbers[at]), format.size);
    }
    biases.numbers = sums;
}

/// The arrays of a network. PyTorch: 0.weight [out, in], 0.bias, 2.weight, ... as in the torch.nn.Sequential of these
/// layers, see torch_modules(). Keras: dense/kernel [in, out], dense/bias, dense_1/kernel, ... Shapes: foreign_shape().
/// A recurrent layer has four arrays there and three in Keras, where the biases of both products are one array.
inline std::vector<NamedArray> make_arrays(const Description& network, const SavedNetwork& saved, Layout layout) {
    const std::size_t size = saved.format->size;
    const bool is_keras = layout == Layout::keras;
    std::vector<NamedArray> arrays;
    const auto name_of = [&](std::size_t index, bool is_bias) {
        return layer_array_name(network, index, layout) + array_name(network.layers[index], layout, is_bias);
    };
    const unsigned char* at = saved.parameters.data();
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        const Layer& layer = network.layers[i];
        const Step& step = step_of(network, i);
        NamedArray matrix{name_of(i, false), foreign_shape(step, layer, layout),
                          Bytes(layer.inputs * layer.outputs * size)};
        NamedArray bias{name_of(i, true), bias_shape(step, layer, layout),
                        Bytes(count_of(bias_shape(step, layer, layout)) * size)};
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
        if (is_keras && layer.product == Product::states) {
            add_biases(arrays[arrays.size() - 2], bias, *saved.format);
        } else {
            arrays.push_back(bias);
        }
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
