// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_READ_WINDOW_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_READ_WINDOW_HPP

#include "layer.hpp"

namespace weights {

/// What stands behind the sizes of a convolution or a pool.
struct WindowWords {
    Extents stride; ///< empty: 1, and of a pool its size
    Padding padding = Padding::valid;
    Extents pads{0, 0};
    std::size_t dilation = 1;
    std::size_t multiplier = 1;
    std::string options;                 ///< as C++ has them: ", nervelet::Stride<2>"
    std::vector<std::string> choices;    ///< as the text has them
    std::vector<std::string> activation; ///< the other words
};

/// The same number for rows and for columns where there is one only.
inline Extents for_both(Extents extents) {
    if (extents.size() == 1) {
        extents.push_back(extents[0]);
    }
    return extents;
}

/// Refuses options that other libraries have and this one has not.
inline void refuse_option(const std::string& name) {
    if (name == "groups") {
        throw Refusal("groups other than 1 cannot be used; a group for each channel is a depthwiseconv1d or "
                      "depthwiseconv2d");
    }
    if (name == "reflect" || name == "replicate" || name == "circular" || name == "symmetric") {
        throw Refusal("the padding " + quoted(name) + " cannot be used; pads are zeros: train with padding_mode zeros");
    }
    if (name == "ceil" || name == "ceil_mode") {
        throw Refusal("ceil_mode cannot be used; write same where it gives the same positions, or leave the last ones "
                      "out");
    }
    if (name == "output_padding" || name == "transposed") {
        throw Refusal("transposed convolutions cannot be used; train without them");
    }
}

/// Whether a word is an option, and not an activation or its number.
inline bool is_option(const std::string& word) {
    return word.find('=') != std::string::npos || word == "same" || word == "causal" || word == "valid";
}

/// The refusal of an option that the layer does not have.
[[noreturn]] inline void refuse_place_of_option(const std::string& word, const std::string& place) {
    throw Refusal("the option " + quoted(word) + " belongs to " + place + "; leave it out");
}

/// Reads one option into `window`.
inline void read_option(const std::string& word, Kind kind, std::size_t dimensions, WindowWords& window) {
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    const std::string value = equals == std::string::npos ? "" : word.substr(equals + 1);
    const bool is_pool = kind == Kind::max_pool || kind == Kind::average_pool;
    const bool has_value = equals != std::string::npos;
    if (has_value && name == "padding" && (value == "same" || value == "causal" || value == "valid")) {
        return read_option(value, kind, dimensions, window); // as Keras and PyTorch write it
    }
    for (const std::string& other : window.choices) {
        const bool is_padding = name != "stride" && name != "dilation" && name != "multiplier";
        const std::string known = other.substr(0, other.find('='));
        const bool is_known_padding = known != "stride" && known != "dilation" && known != "multiplier";
        if (known == name || (is_padding && is_known_padding)) {
            throw Refusal(quoted(other) + " and " + quoted(word) + " say the same thing twice; leave one out");
        }
    }
    refuse_option(name == "padding_mode" && value != "zeros" ? value : name);
    if (has_value && name == "stride") {
        window.stride = for_both(read_extents(value, 1, 1000000, dimensions, "a stride"));
        window.options += ", nervelet::Stride<" + arguments_text(read_extents(value, 1, 1000000, 2, "")) + ">";
    } else if (has_value && name == "padding") {
        window.padding = Padding::both;
        window.pads = for_both(read_extents(value, 0, 1000000, dimensions, "a padding"));
        window.options += ", nervelet::Padding<" + arguments_text(read_extents(value, 0, 1000000, 2, "")) + ">";
    } else if (!has_value && name == "same") {
        window.padding = Padding::same;
        window.options += ", nervelet::Same";
    } else if (!has_value && name == "causal") {
        if (dimensions != 1) {
            refuse_place_of_option(word, "layers over time, such as conv1d");
        }
        window.padding = Padding::causal;
        window.options += ", nervelet::Causal";
    } else if (has_value && name == "dilation") {
        window.dilation = number_between(1, 1000000, value, "a dilation");
        if (is_pool || dimensions != 1) {
            refuse_place_of_option(word, "convolutions over time, conv1d and depthwiseconv1d");
        }
        window.options += ", nervelet::Dilation<" + std::to_string(window.dilation) + ">";
    } else if (has_value && name == "multiplier") {
        window.multiplier = number_between(1, 1000000, value, "a multiplier");
        if (kind != Kind::depthwise) {
            refuse_place_of_option(word, "depthwise convolutions");
        }
        window.options += ", nervelet::Multiplier<" + std::to_string(window.multiplier) + ">";
    } else if (has_value || name != "valid") {
        throw Refusal("unknown option " + quoted(word) +
                      "; there are stride=2, padding=1, same, causal, dilation=2 and, of a depthwise convolution, "
                      "multiplier=2");
    } else {
        return;
    }
    window.choices.push_back(word);
}

/// Reads the words behind the sizes: options, and an activation with its number.
inline WindowWords read_window_words(const std::vector<std::string>& words, std::size_t first, Kind kind,
                                     std::size_t dimensions) {
    WindowWords window;
    for (std::size_t i = first; i < words.size(); ++i) {
        if (is_option(words[i])) {
            read_option(words[i], kind, dimensions, window);
        } else {
            refuse_option(words[i]);
            window.activation.push_back(words[i]);
        }
    }
    const bool is_pool = kind == Kind::max_pool || kind == Kind::average_pool;
    if (window.activation.size() > (is_pool ? 0 : 2)) {
        throw Refusal(is_pool ? "a pool has no activation, as " + quoted(window.activation[0]) +
                                    "; write it with the layer before it"
                              : "there are too many words, from " + quoted(window.activation[2]) +
                                    "; a convolution has one activation with its number, and options");
    }
    return window;
}

/// The windows of a layer over time, or over rows and columns.
inline Windows make_windows(const Extents& input, const Extents& taps, const WindowWords& words, bool is_pool) {
    const Extents strides = !words.stride.empty() ? words.stride : is_pool ? taps : Extents{1, 1};
    Windows windows;
    windows.channels = input.back();
    const std::size_t dimensions = input.size() - 1;
    const auto along = [&](std::size_t dimension, std::size_t of_pair) {
        if (is_pool && words.padding == Padding::both && words.pads[of_pair] >= taps[of_pair]) {
            throw Refusal("a padding of " + std::to_string(words.pads[of_pair]) + " makes windows of " +
                          std::to_string(taps[of_pair]) + " that see nothing but pads; take a smaller one");
        }
        return make_axis(input[dimension], taps[of_pair], strides[of_pair], words.dilation, words.padding,
                         words.pads[of_pair]);
    };
    if (dimensions == 2) {
        windows.rows = along(0, 0);
    }
    windows.columns = along(dimensions - 1, dimensions == 2 ? 1 : 0);
    return windows;
}

} // namespace weights

#endif
