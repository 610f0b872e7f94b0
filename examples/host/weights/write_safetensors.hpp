// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_WRITE_SAFETENSORS_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_WRITE_SAFETENSORS_HPP

#include "json_string.hpp"
#include "layout.hpp"
#include "saved_network.hpp"

namespace weights {

/// An array that is to be written to a file.
struct NamedArray {
    std::string name;
    std::vector<std::size_t> shape;
    Bytes numbers; ///< row after row
};

/// Refuses a description of what is not in the network on the board, because import_weights folded it into the weights.
inline void check_exportable(const Description& network) {
    for (const Dense& dense : network.layers) {
        if (!network.batch_norms.empty() || dense.activation.factor != 1.0) {
            throw Refusal("the saved network has no batchnorm and no hard_sigmoid_keras2: they were folded into the "
                          "weights; write it as the type Net of its header, and load it into a model without them");
        }
    }
}

/// The arrays of a network. PyTorch: 0.weight [out, in], 0.bias, 2.weight, ... as in the torch.nn.Sequential of these
/// layers, each activation and dropout a module. Keras: dense/kernel [in, out], dense/bias, dense_1/kernel, ...
inline std::vector<NamedArray> make_arrays(const Description& network, const SavedNetwork& saved, Layout layout) {
    const std::size_t size = saved.format->size;
    const bool is_keras = layout == Layout::keras;
    std::vector<NamedArray> arrays;
    const unsigned char* weights = saved.parameters.data();
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        const Dense& dense = network.layers[i];
        const std::string name = !is_keras ? std::to_string(dense.module) + "."
                                 : i == 0  ? "dense/"
                                           : "dense_" + std::to_string(i) + "/";
        const unsigned char* const bias = weights + dense.inputs * dense.outputs * size;
        NamedArray matrix{name + (is_keras ? "kernel" : "weight"), {dense.inputs, dense.outputs}, {}};
        if (is_keras) {
            matrix.numbers.assign(weights, bias);
        } else {
            matrix.shape = {dense.outputs, dense.inputs};
            for (std::size_t j = 0; j < dense.outputs; ++j) {
                for (std::size_t k = 0; k < dense.inputs; ++k) {
                    const unsigned char* const number = weights + (k * dense.outputs + j) * size;
                    matrix.numbers.insert(matrix.numbers.end(), number, number + size);
                }
            }
        }
        weights = bias + dense.outputs * size;
        arrays.push_back(matrix);
        arrays.push_back({name + "bias", {dense.outputs}, Bytes(bias, weights)});
    }
    return arrays;
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
