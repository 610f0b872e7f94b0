// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_LAYER_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_LAYER_HPP

#include "axis.hpp"
#include "extents.hpp"
#include "read_activation.hpp"

namespace weights {

/// What a part of the text of a network is.
enum class Kind {
    dense,
    convolution,
    depthwise,
    layer_norm,
    max_pool,
    average_pool,
    global_average,
    dropout,
    spatial_dropout,
    batch_norm,
    gru,
    lstm,
    dense_of_steps,
    residual,
    sum
};

/// One layer of a network, or the beginning or end of a residual, see residual.hpp. Shapes are channels last.
struct Step {
    Kind kind = Kind::dense;
    std::size_t part = 0;  ///< which part of the text it is; a residual counts, and so does each layer in it
    std::string text = {}; ///< that part, empty for a projection and for the end of a residual
    Extents input;
    Extents output;
    Windows windows;                  ///< of a dense layer one over all, of a LayerNorm one for each group of numbers
    std::string type = {};            ///< its C++ type; that of a layer with weights up to its activation
    std::string options = {};         ///< and behind it: ", nervelet::Same"
    std::vector<std::string> choices; ///< its options as the text has them: "stride=2", "same"
    std::size_t layer = 0;            ///< its index among the layers with weights, if it is one; the first of two
    std::vector<std::string> modules; ///< of a torch.nn.Sequential, without the activation; weights are in the last
    bool is_projection = false;       ///< whether it is the skip of a residual
    std::size_t begin = 0;            ///< of a sum the index of the step that begins its residual
    Activation activation = *find_activation("identity"); ///< of a sum; that of a layer with weights is in its Layer
};

/// Which product of its step a matrix belongs to: the only one, or of a recurrent layer that of the inputs or that of
/// the states; of an array that --map gives a place nothing says it.
enum class Product { unknown, whole, inputs, states };

/// A layer with weights: a matrix whose columns are the outputs, and a bias for each of them. A convolution has a row
/// for each tap and channel, a depthwise one for each tap, a LayerNorm or BatchNorm one, gamma; its bias is beta. A
/// recurrent layer is two: W and b for its inputs, U and c for its states, with a column for each unit of each gate.
struct Layer {
    Kind kind = Kind::dense;
    Product product = Product::whole;
    std::size_t inputs = 0;  ///< rows
    std::size_t outputs = 0; ///< columns
    Activation activation = *find_activation("identity");
    std::string module;   ///< its name in the torch.nn.Sequential of the same network: 3, or in a residual 3.f.0
    std::size_t part = 0; ///< its index among the parts of the text
    std::size_t step = 0; ///< its index among the steps
};

/// Whether its weights are gamma and beta.
inline bool is_norm(Kind kind) {
    return kind == Kind::layer_norm || kind == Kind::batch_norm;
}

/// Whether it goes from step to step with a state.
inline bool is_recurrent(Kind kind) {
    return kind == Kind::gru || kind == Kind::lstm;
}

/// Whether the layer has a bias and a matrix.
inline bool has_weights(Kind kind) {
    return kind == Kind::dense || kind == Kind::convolution || kind == Kind::depthwise || is_norm(kind) ||
           is_recurrent(kind) || kind == Kind::dense_of_steps;
}

inline bool is_dropout(Kind kind) {
    return kind == Kind::dropout || kind == Kind::spatial_dropout;
}

/// "conv1d", for messages and names in Python.
inline std::string kind_text(const Step& step) {
    const std::string dimensions = step.input.size() == 2 ? "1d" : "2d";
    switch (step.kind) {
    case Kind::dense:
        return "dense";
    case Kind::convolution:
        return "conv" + dimensions;
    case Kind::depthwise:
        return "depthwiseconv" + dimensions;
    case Kind::layer_norm:
        return "layernorm";
    case Kind::max_pool:
        return "maxpool" + dimensions;
    case Kind::average_pool:
        return "averagepool" + dimensions;
    case Kind::global_average:
        return "globalaverage";
    case Kind::dropout:
        return "dropout";
    case Kind::spatial_dropout:
        return "spatialdropout";
    case Kind::batch_norm:
        return "batchnorm";
    case Kind::gru:
        return "gru";
    case Kind::lstm:
        return "lstm";
    case Kind::dense_of_steps:
        return "timedistributed";
    default:
        return "residual";
    }
}

} // namespace weights

#endif
