// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_MODEL_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_MODEL_HPP

#include "tflite_check_scales.hpp"
#include "tflite_check_shapes.hpp"
#include "tflite_computed_shapes.hpp"
#include "tflite_float16.hpp"
#include "tflite_read_operator.hpp"

namespace weights {
namespace tflite {

// A .tflite file: a FlatBuffers file of the schema tensorflow/lite/schema/schema.fbs, version 3. Its numbers of fields
// and kinds never change; new ones come behind.

/// A model: operators in the order in which they run, each of which makes one tensor of others. All of it was checked:
/// types, shapes and scales belong together, and each tensor is there before it is used.
struct Model {
    std::vector<Tensor> tensors;
    std::vector<Operator> operators;
    std::vector<std::size_t> inputs;                ///< of the model, as indices of tensors
    std::vector<std::size_t> outputs;               ///< likewise
    std::vector<std::shared_ptr<const Bytes>> made; ///< numbers of constants that are not in the file as they are
};

/// How many inputs of an operator are computed; behind them are those that are constants.
inline std::size_t computed_inputs(const Operator& one) {
    return one.code == Code::add ? 2 : 1;
}

/// Refuses an operator that has not the inputs that it needs.
inline void check_inputs(const Operator& one, const std::vector<Tensor>& tensors) {
    const bool has_weights =
        one.code == Code::conv_2d || one.code == Code::depthwise_conv_2d || one.code == Code::fully_connected;
    const std::size_t least =
        computed_inputs(one) + (has_weights || one.code == Code::mean || one.code == Code::pad ? 1 : 0);
    const std::size_t most = least + (has_weights || one.code == Code::reshape ? 1 : 0);
    bool is_known = one.inputs.size() >= least && one.inputs.size() <= most;
    for (std::size_t i = 0; i < least && is_known; ++i) {
        is_known = one.inputs[i] != no_tensor;
    }
    if (!is_known) {
        refuse(one, tensors, "has not the inputs that it needs; copy or convert the file anew");
    }
}

/// Refuses an operator that has a constant where it needs a computed tensor, or the other way round, or an empty one.
inline void check_constants(const Operator& one, const std::vector<Tensor>& tensors) {
    for (std::size_t i = 0; i < one.inputs.size(); ++i) {
        if (!has_input(one, i)) {
            continue;
        }
        const Tensor& input = tensors[one.inputs[i]];
        const bool must_be_computed = i < computed_inputs(one);
        if (count_of(input.shape) == 0) {
            refuse(one, tensors, "expects numbers in " + text_of(input) + "; convert the model anew");
        }
        if (is_constant(input) == must_be_computed) {
            refuse(one, tensors,
                   std::string("expects ") + (must_be_computed ? "a computed tensor instead of " : "a constant as ") +
                       text_of(input) +
                       "; build the model so that weights, biases and shapes are constants and "
                       "nothing else is, and convert all of it to int8, or nothing");
        }
    }
}

/// Refuses operators that use a tensor before it is made, or make one that is there already.
inline void check_order(const Model& model) {
    std::vector<bool> is_there(model.tensors.size(), false);
    for (std::size_t i = 0; i < model.tensors.size(); ++i) {
        is_there[i] = is_constant(model.tensors[i]);
    }
    for (const std::size_t input : model.inputs) {
        if (is_there[input]) {
            refuse(model.tensors[input], "is an input of the model, but a constant or named twice; convert it anew");
        }
        is_there[input] = true;
    }
    for (const Operator& one : model.operators) {
        for (const std::size_t input : one.inputs) {
            if (input != no_tensor && !is_there[input]) {
                refuse(one, model.tensors,
                       "needs " + text_of(model.tensors[input]) + " before it is there; convert the model anew");
            }
        }
        if (is_there[one.output]) {
            refuse(one, model.tensors, "makes what is there already; convert the model anew");
        }
        is_there[one.output] = true;
    }
    for (const std::size_t output : model.outputs) {
        if (!is_there[output]) {
            refuse(model.tensors[output], "is an output of the model, but never made; convert it anew");
        }
    }
}

/// Reads the inputs or the outputs of the model.
inline std::vector<std::size_t> read_ends(const FlatbufferTable& graph, std::size_t field, const char* name,
                                          std::size_t tensor_count) {
    const std::vector<std::size_t> ends = read_indices(graph, field, name, tensor_count);
    for (const std::size_t end : ends) {
        if (end == no_tensor) {
            graph.refuse("one of " + std::string(name) + " is none");
        }
    }
    if (ends.empty()) {
        graph.refuse(std::string("there are none of ") + name);
    }
    return ends;
}

/// Reads the graph. codes, buffers, file_size: of the whole file.
inline Model read_graph(const FlatbufferTable& graph, const FlatbufferTables& codes, const FlatbufferTables& buffers,
                        std::size_t file_size) {
    constexpr std::size_t most = 65536;
    const FlatbufferTables tensors = graph.tables(0, "tensor");
    const FlatbufferTables operators = graph.tables(3, "operator");
    if (tensors.size() > most || operators.size() > most) {
        throw Refusal("has more than 65,536 tensors or operators; no board holds such a network");
    }
    Model model;
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        model.tensors.push_back(read_tensor(tensors[i], buffers));
    }
    model.inputs = read_ends(graph, 1, "its inputs", tensors.size());
    model.outputs = read_ends(graph, 2, "its outputs", tensors.size());
    std::vector<OperatorLinks> links;
    for (std::size_t i = 0; i < operators.size(); ++i) {
        links.push_back(read_links(operators[i], codes, tensors.size()));
    }
    const ComputedShapes shapes(links, model.tensors, model.outputs);
    std::vector<bool> is_shape(tensors.size(), false);
    Float16Weights float16(file_size);
    for (std::size_t i = 0; i < operators.size(); ++i) {
        if (shapes.computes(i)) {
            is_shape[links[i].outputs[0]] = true;
            continue;
        }
        Operator one = read_operator(operators[i], links[i], model.tensors);
        if (one.code == Code::reshape && has_input(one, 1) && is_shape[one.inputs[1]]) {
            one.inputs.pop_back();
        }
        check_inputs(one, model.tensors);
        if (float16.take(one, model.tensors)) {
            continue;
        }
        check_types(one, model.tensors);
        check_constants(one, model.tensors);
        check_shapes(one, model.tensors);
        check_scales(one, model.tensors);
        model.operators.push_back(std::move(one));
    }
    model.made = float16.made();
    check_order(model);
    return model;
}

/// Reads a file, which must outlive the model: weights and biases stay in it.
inline Model read_tflite(const Bytes& file) {
    if (!has_identifier(file, "TFL3")) {
        throw Refusal("is no .tflite file of version 3; convert with tf.lite.TFLiteConverter of TensorFlow 2");
    }
    FlatbufferRange range(file);
    const FlatbufferTable root = flatbuffer_root(range, "the model");
    if (root.number<std::uint32_t>(0, 0, "the version") != 3) {
        root.refuse("its version is not 3");
    }
    const FlatbufferTables graphs = root.tables(2, "graph");
    if (graphs.size() != 1) {
        throw Refusal("has " + std::to_string(graphs.size()) +
                      " graphs instead of one; convert one function, without tf.cond and tf.while_loop");
    }
    return read_graph(graphs[0], root.tables(1, "operator code"), root.tables(4, "buffer"), file.size());
}
Model read_tflite(Bytes&&) = delete;

} // namespace tflite
} // namespace weights

#endif
