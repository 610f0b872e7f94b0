// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_DESCRIPTION_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_DESCRIPTION_HPP

#include <string>
#include <vector>

#include "network_type.hpp"
#include "parentheses.hpp"
#include "read_batch_norm.hpp"
#include "read_part.hpp"

namespace weights {

inline void add_parts(Description& network, const std::string& text, std::size_t at, std::size_t& part);

/// Whether a part of the text is a residual.
inline bool is_residual(const std::string& text) {
    return text.compare(0, 9, "residual(") == 0;
}

/// Says where a part is if it is refused. at: its first letter.
template <class Action>
void about_part(const std::string& text, std::size_t part, std::size_t at, const Extents& input, Action action) {
    try {
        action();
    } catch (const Refusal& refusal) {
        throw Refusal("layer " + std::to_string(part) + " of the network, " + quoted(text) + " from letter " +
                      std::to_string(at) + " on, whose input is " + extents_text(input) + ": " + refusal.what());
    }
}

/// Adds residual(LAYERS)[:ACTIVATION][:skip=batchnorm]; see add_part().
inline void add_residual(Description& network, const std::string& text, std::size_t& part, std::size_t at) {
    const std::size_t begin = network.steps.size();
    const std::size_t own_part = part;
    const Extents input = output_of(network);
    const std::size_t open = text.find('(');
    const std::size_t close = closing_parenthesis(text, open);
    const std::string inside = text.substr(open + 1, close - open - 1);
    open_residual(network, text, own_part);
    if (!inside.empty()) {
        add_parts(network, inside, at + open + 1, part);
    }
    about_part(text, own_part, at, input, [&] {
        const std::string behind = text.substr(close + 1);
        if (!behind.empty() && behind[0] != ':') {
            throw Refusal("behind the ) of a residual lies a comma or the activation of the sum, as in ):relu, not " +
                          quoted(behind) + "; correct it");
        }
        close_residual(network, begin, behind.empty() ? std::vector<std::string>() : split(behind.substr(1), ':'));
    });
}

/// Reads one part of the text, and says where it is if it is refused. part: its number, and after it that of the last
/// part inside of it. at: its first letter.
inline void add_part(Description& network, const std::string& text, std::size_t& part, std::size_t at) {
    const std::vector<std::string> words = split(text, ':');
    about_part(text, part, at, output_of(network), [&] {
        if (!network.steps.empty() && is_softmax(activation_behind(network, network.steps.back()))) {
            throw Refusal("softmax makes sense in the last layer only; write relu or tanh below it");
        }
        if (is_batch_norm_text(words)) {
            if (words.size() > 1 && words[1] == "unfolded") {
                add_unfolded_batch_norm(network, words, part);
                network.steps.back().text = text;
            } else {
                add_batch_norm(network, words);
            }
        } else if (!is_residual(text)) {
            add_step(network, text, part);
            network.steps.back().text = text;
        }
    });
    if (is_residual(text)) {
        add_residual(network, text, part, at);
    }
}

/// Reads the parts between the commas of a text, behind which spaces may stand. part: the number of the part before
/// them; at: the first letter.
inline void add_parts(Description& network, const std::string& text, std::size_t at, std::size_t& part) {
    for (const std::string& one : split_outside(text, ',')) {
        const std::size_t spaces = one.size() - without_spaces(one).size();
        add_part(network, one.substr(spaces), ++part, at + spaces);
        at += one.size() + 1;
    }
}

/// Reads the description of a network.
inline Description read_description(const std::string& text) {
    check_parentheses(text);
    const std::string input = text.substr(0, text.find(','));
    Description network;
    network.text = text;
    network.input = read_extents(input, 1, 1000000, 3,
                                 "the number of inputs, which comes first in a network, as 64, 128x3 or 28x28x1,");
    network.inputs = checked_count(network.input);
    std::size_t part = 0;
    if (input.size() < text.size()) {
        add_parts(network, text.substr(input.size() + 1), input.size() + 2, part);
    }
    if (network.layers.empty() || is_dropout(network.steps.back().kind)) {
        throw Refusal("a network ends with a dense layer, as in 64,dense:32:relu,dense:10:softmax, and not with a "
                      "dropout; add it");
    }
    check_batch_norms(network);
    set_type(network);
    return network;
}

/// The shape after every layer, for --help's sake and for whoever wonders: "128x3, conv1d 124x8, ..., dense 4". What
/// lies in a residual stands between parentheses, its projection as the skip.
inline std::string shapes_text(const Description& network) {
    std::string text = extents_text(network.input);
    for (const Step& step : network.steps) {
        const std::string comma = text.back() == '(' ? "" : ", ";
        if (step.kind == Kind::residual) {
            text += comma + "residual(";
        } else if (step.kind == Kind::sum) {
            text += ") " + extents_text(step.output);
        } else if (!is_dropout(step.kind)) {
            text += comma + (step.is_projection ? "skip " : "") + kind_text(step) + " " + extents_text(step.output);
        }
    }
    return text;
}

} // namespace weights

#endif
