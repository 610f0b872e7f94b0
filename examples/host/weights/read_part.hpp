// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_READ_PART_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_READ_PART_HPP

#include "read_recurrent.hpp"
#include "refused_layer.hpp"
#include "residual.hpp"

namespace weights {

/// dense:UNITS[:ACTIVATION]
inline void add_dense(Description& network, const std::vector<std::string>& words, std::size_t part) {
    Step step;
    step.part = part;
    step.input = output_of(network);
    step.output = {number_between(1, 1000000, words[1], "the units of a dense layer")};
    step.windows.channels = count_of(step.input);
    step.type = "nervelet::Dense<" + std::to_string(step.output[0]);
    const std::size_t inputs = step.windows.channels;
    push(network, step, inputs,
         words.size() > 2 ? read_activation({words.begin() + 2, words.end()}) : *find_activation("identity"));
}

/// The kernel of two dimensions or of one, and as C++ has it.
inline Extents read_taps(const std::string& word, std::size_t dimensions, std::string& text) {
    const Extents taps = for_both(read_extents(word, 1, 65535, dimensions, "the size of a window"));
    text = taps[0] == taps[1] ? std::to_string(taps[0]) : "nervelet::Kernel<" + arguments_text(taps) + ">";
    return taps;
}

/// Refuses an input that has not that many dimensions.
inline void check_dimensions(const Extents& input, std::size_t dimensions) {
    if (input.size() != dimensions + 1) {
        throw Refusal(dimensions == 1
                          ? "this layer works over time x channels, as an input of 128x3; a single channel is 128x1, "
                            "for rows and columns there is conv2d, and behind a dense layer or a globalaverage there "
                            "is no time left"
                          : "this layer works over rows x columns x channels, as an input of 28x28x1; a single channel "
                            "is written, too, for time there is conv1d, and behind a dense layer or a globalaverage "
                            "there are no rows left");
    }
}

/// conv1d:FILTERS:WIDTH, depthwiseconv2d:3x5, maxpool1d:2, ... with an activation and options.
inline void add_windows(Description& network, const std::vector<std::string>& words, Kind kind, std::size_t dimensions,
                        const std::string& type, std::size_t part) {
    Step step;
    step.kind = kind;
    step.part = part;
    step.input = output_of(network);
    check_dimensions(step.input, dimensions);
    const bool is_pool = kind == Kind::max_pool || kind == Kind::average_pool;
    const std::size_t sizes = kind == Kind::convolution ? 2 : 1;
    if (words.size() <= sizes) {
        throw Refusal("a " + words[0] + " is written " + words[0] +
                      (kind == Kind::convolution ? ":8:5, with its filters and the size of its windows"
                                                 : ":3, with the size of its windows") +
                      "; add it");
    }
    const std::size_t filters =
        kind == Kind::convolution ? number_between(1, 1000000, words[1], "the filters of a convolution") : 1;
    std::string taps_text;
    const Extents taps = read_taps(words[sizes], dimensions, taps_text);
    const WindowWords window = read_window_words(words, sizes + 1, kind, dimensions);
    step.windows = make_windows(step.input, taps, window, is_pool);
    const std::size_t channels = step.windows.channels;
    const std::size_t outputs = kind == Kind::convolution ? filters : channels * window.multiplier;
    step.output = dimensions == 1 ? Extents{step.windows.columns.positions, outputs}
                                  : Extents{step.windows.rows.positions, step.windows.columns.positions, outputs};
    step.type =
        "nervelet::" + type + "<" + (kind == Kind::convolution ? std::to_string(filters) + ", " : "") + taps_text;
    step.type += is_pool ? window.options + ">" : "";
    step.options = is_pool ? "" : window.options;
    step.choices = window.choices;
    const Activation activation =
        window.activation.empty() ? *find_activation("identity") : read_activation(window.activation);
    check_softmax(step.output, activation);
    push(network, step, taps_of(step.windows) * (kind == Kind::depthwise ? 1 : channels), activation);
}

/// globalaverage: an average over all positions of each channel.
inline void add_global_average(Description& network, std::size_t part) {
    Step step;
    step.kind = Kind::global_average;
    step.part = part;
    step.input = output_of(network);
    if (step.input.size() < 2) {
        throw Refusal("a globalaverage works over time x channels or rows x columns x channels; leave it out");
    }
    const std::size_t last = step.input.size() - 2;
    step.windows.channels = step.input.back();
    step.windows.columns = make_axis(step.input[last], step.input[last], 1, 1, Padding::valid, 0);
    if (last == 1) {
        step.windows.rows = make_axis(step.input[0], step.input[0], 1, 1, Padding::valid, 0);
    }
    step.output = {step.input.back()};
    step.type = "nervelet::GlobalAveragePool";
    push(network, step, 0, *find_activation("identity"));
}

/// layernorm: over the channels of each position; layernorm:all: over all numbers.
inline void add_layer_norm(Description& network, const std::vector<std::string>& words, std::size_t part) {
    Step step;
    step.kind = Kind::layer_norm;
    step.part = part;
    step.input = output_of(network);
    step.output = step.input;
    const bool is_all = words.size() == 2 && words[1] == "all";
    if (words.size() > (is_all ? 2 : 1)) {
        throw Refusal("a layernorm is written layernorm, over the channels of each position, or layernorm:all, over "
                      "all numbers, and has no activation; leave " +
                      quoted(words[1]) + " out");
    }
    step.windows.channels = is_all ? count_of(step.input) : step.input.back();
    if (step.windows.channels < 2) {
        throw Refusal("a layernorm of a single number is always 0; write layernorm:all, over all positions");
    }
    step.windows.columns = make_axis(count_of(step.input) / step.windows.channels, 1, 1, 1, Padding::valid, 0);
    step.type = is_all ? "nervelet::LayerNorm<nervelet::All" : "nervelet::LayerNorm<";
    step.choices = {words.begin() + 1, words.end()};
    push(network, step, 1, *find_activation("identity"));
}

/// dropout:PERCENT and spatialdropout:PERCENT do nothing in use.
inline void add_dropout(Description& network, const std::vector<std::string>& words, std::size_t part) {
    Step step;
    step.kind = words[0] == "dropout" ? Kind::dropout : Kind::spatial_dropout;
    step.part = part;
    step.input = output_of(network);
    step.output = step.input;
    const std::size_t percent = number_between(0, 99, words[1], words[0] + ", in 100,");
    if (step.kind == Kind::spatial_dropout && step.input.size() < 2) {
        throw Refusal("spatialdropout drops channels of time x channels or rows x columns x channels; write dropout");
    }
    step.choices = {std::to_string(percent)};
    step.type = std::string("nervelet::") + (step.kind == Kind::dropout ? "Dropout<" : "SpatialDropout<") +
                std::to_string(percent) + ">";
    push(network, step, 0, *find_activation("identity"));
}

/// Adds one part of the text that is no BatchNorm.
inline void add_step(Description& network, const std::string& text, std::size_t part) {
    struct Known {
        const char* name;
        Kind kind;
        std::size_t dimensions;
        const char* type;
    };
    static const Known windowed[] = {{"conv1d", Kind::convolution, 1, "Conv1D"},
                                     {"conv2d", Kind::convolution, 2, "Conv2D"},
                                     {"depthwiseconv1d", Kind::depthwise, 1, "DepthwiseConv1D"},
                                     {"depthwiseconv2d", Kind::depthwise, 2, "DepthwiseConv2D"},
                                     {"maxpool1d", Kind::max_pool, 1, "MaxPool1D"},
                                     {"maxpool2d", Kind::max_pool, 2, "MaxPool2D"},
                                     {"averagepool1d", Kind::average_pool, 1, "AveragePool1D"},
                                     {"averagepool2d", Kind::average_pool, 2, "AveragePool2D"}};
    const std::vector<std::string> words = split(text, ':');
    if (is_time_distributed(text)) {
        return add_time_distributed(network, text, part);
    }
    if (words[0] == "gru" || words[0] == "lstm") {
        return add_recurrent(network, words, part);
    }
    for (const Known& known : windowed) {
        if (words[0] == known.name) {
            return add_windows(network, words, known.kind, known.dimensions, known.type, part);
        }
    }
    if ((words[0] == "dropout" || words[0] == "spatialdropout") && words.size() == 2) {
        add_dropout(network, words, part);
    } else if (words[0] == "dense" && words.size() > 1 && words.size() < 5) {
        add_dense(network, words, part);
    } else if (words[0] == "globalaverage" && words.size() == 1) {
        add_global_average(network, part);
    } else if (words[0] == "layernorm") {
        add_layer_norm(network, words, part);
    } else {
        refuse_layer(words[0]);
        throw Refusal("a layer is written dense:32:relu, conv1d:8:5:relu, conv2d:16:3x5:relu:stride=2:same, "
                      "depthwiseconv1d:3:relu, maxpool1d:2, averagepool2d:2x3, globalaverage, layernorm, batchnorm, "
                      "batchnorm:relu, gru:16, lstm:16:everystep, timedistributed(dense:1), dropout:20 or "
                      "spatialdropout:20, not " +
                      quoted(text));
    }
}

} // namespace weights

#endif
