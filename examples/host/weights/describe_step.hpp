// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_DESCRIBE_STEP_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_DESCRIBE_STEP_HPP

#include <nervelet/storage/fingerprint.hpp>

#include "description.hpp"

namespace weights {

// The text of nervelet's types in a file, from a description at run time: nervelet/storage/description.hpp.

inline void describe_extents(nervelet::Fingerprint& text, const char* name, const Extents& extents) {
    switch (extents.size()) {
    case 1:
        return text(name, extents[0]);
    case 2:
        return text(name, extents[0], extents[1]);
    default:
        return text(name, extents[0], extents[1], extents[2]);
    }
}

/// The options of a layer: stride, padding, dilation, multiplier, in whatever order they were written.
inline void describe_options(nervelet::Fingerprint& text, const Step& step) {
    struct Option {
        const char* word;
        const char* name;
        std::size_t count; ///< of its numbers
    };
    static const Option known[] = {{"stride=", "Stride", 2},     {"padding=", "Padding", 2},
                                   {"same", "Same", 0},          {"causal", "Causal", 0},
                                   {"dilation=", "Dilation", 1}, {"multiplier=", "Multiplier", 1}};
    for (const Option& option : known) {
        const std::string word = option.word;
        for (const std::string& choice : step.choices) {
            if (choice.compare(0, word.size(), word) != 0) {
                continue;
            }
            const Extents numbers =
                option.count == 0 ? Extents{} : for_both(read_extents(choice.substr(word.size()), 0, 1000000, 2, ""));
            if (option.count == 0) {
                text(option.name);
            } else if (option.count == 1) {
                text(option.name, numbers[0]);
            } else {
                text(option.name, numbers[0], numbers[1]);
            }
        }
    }
}

inline void describe_activation(nervelet::Fingerprint& text, const Activation& activation) {
    if (activation.with == nullptr) {
        text(activation.type);
    } else {
        text(activation.type, activation.percent);
    }
}

/// The name of a layer and its sizes, its activation and its options.
inline void describe_step(nervelet::Fingerprint& text, const Description& network, const Step& step) {
    if (step.kind == Kind::residual) {
        return text("Residual");
    }
    if (step.is_projection) {
        return; // follows from the layers
    }
    if (step.kind == Kind::sum) {
        text("Skip");
        return describe_activation(text, step.activation);
    }
    const std::string begin = "nervelet::";
    const std::string name = step.type.substr(begin.size(), step.type.find('<') - begin.size());
    const bool is_line = step.input.size() == 2;
    const Axis& rows = step.windows.rows;
    const Axis& columns = step.windows.columns;
    Extents sizes = is_line ? Extents{columns.taps} : Extents{rows.taps, columns.taps};
    switch (step.kind) {
    case Kind::dense:
        text("Dense", step.output[0]);
        break;
    case Kind::layer_norm:
        return text(step.choices.empty() ? "LayerNorm" : "LayerNormAll");
    case Kind::batch_norm:
        text("BatchNorm");
        break;
    case Kind::global_average:
        return text("GlobalAveragePool");
    case Kind::gru:
    case Kind::lstm:
        text(step.kind == Kind::gru ? "GRU" : "LSTM", step.output.back());
        return text(step.output.size() > 1 ? "EveryStep" : "LastStep");
    case Kind::dense_of_steps: // is a convolution with kernel 1
        text("Conv1D", step.output.back(), 1);
        break;
    case Kind::dropout:
    case Kind::spatial_dropout:
        return; // does nothing in use
    case Kind::convolution:
        sizes.insert(sizes.begin(), step.output.back());
        describe_extents(text, name.c_str(), sizes);
        break;
    default: // depthwise convolutions and pools
        describe_extents(text, name.c_str(), sizes);
        break;
    }
    if (has_weights(step.kind)) {
        describe_activation(text, network.layers[step.layer].activation);
    }
    describe_options(text, step);
}

} // namespace weights

#endif
