// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_READ_ACTIVATION_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_READ_ACTIVATION_HPP

#include <cctype>

#include "activation.hpp"
#include "words.hpp"

namespace weights {

/// Hundredths: of 20 they are 20, of 0.2 also.
inline std::size_t read_hundredths(const std::string& text, std::size_t largest, const std::string& what) {
    const std::size_t point = text.find('.');
    if (point == std::string::npos) {
        return number_between(1, largest, text, what);
    }
    std::string fraction = text.substr(point + 1);
    while (fraction.size() > 2 && fraction.back() == '0') {
        fraction.pop_back();
    }
    if (fraction.size() > 2) {
        throw Refusal(what + " must be a whole number of hundredths, not " + quoted(text) +
                      "; nervelet has no finer one, so train with the nearest");
    }
    fraction.resize(2, '0');
    return number_between(1, largest, (point == 0 ? "0" : text.substr(0, point)) + fraction, what);
}

/// Refuses names that mean different functions in different places, and some that are often looked for.
inline void check_activation_name(const std::string& word, const std::string& name) {
    if (word.find('_') != std::string::npos && name == "hardsigmoid") {
        throw Refusal("hard_sigmoid is x/6 + 0.5 in PyTorch and Keras 3, but 0.2x + 0.5 in Keras 1 and 2; write "
                      "hardsigmoid for the first or hard_sigmoid_keras2 for the second");
    }
    if (name == "prelu") {
        throw Refusal("the slope of a prelu is a weight, which nervelet's activations do not have; train with "
                      "leaky_relu, whose slope is a whole number of hundredths");
    }
    if (name == "logsoftmax") {
        throw Refusal("log_softmax is no activation here; write softmax for probabilities, or nothing for its input");
    }
}

/// Reads the activation in relu, ReLU, leaky_relu:20 or leaky_relu:0.2 (its slope), split at the colons.
inline Activation read_activation(const std::vector<std::string>& words) {
    std::string name;
    for (const char letter : words[0]) {
        name += letter == '_' || letter == '-'
                    ? ""
                    : std::string(1, static_cast<char>(std::tolower(static_cast<unsigned char>(letter))));
    }
    check_activation_name(words[0], name);
    const Activation* const known = find_activation(name);
    if (known == nullptr) {
        throw Refusal("unknown activation " + quoted(words[0]) +
                      "; there are identity, relu, relu6, leaky_relu, elu, selu, gelu, gelu_tanh, silu, softplus, "
                      "sigmoid, tanh, hardsigmoid, hard_sigmoid_keras2, hardswish and softmax");
    }
    Activation activation = *known;
    if (words.size() > 1) {
        if (activation.with == nullptr) {
            throw Refusal(quoted(words[0]) + " takes no number; only leaky_relu:20 and elu:50 do, in hundredths");
        }
        const bool is_elu = name == "elu";
        if (is_elu && words[1].size() == 1 && is_digit(words[1][0])) {
            throw Refusal("elu:" + words[1] + " could be an alpha of " + words[1] + " or of 0.0" + words[1] +
                          "; write elu:" + words[1] + ".0 or elu:0.0" + words[1]);
        }
        activation.percent = static_cast<int>(read_hundredths(
            words[1], is_elu ? 10000 : 99, "the number of " + shown(words[0]) + ", in hundredths (20 or 0.2),"));
        activation.is_chosen = true;
    }
    return activation;
}

} // namespace weights

#endif
