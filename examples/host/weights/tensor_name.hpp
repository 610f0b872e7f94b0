// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TENSOR_NAME_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TENSOR_NAME_HPP

#include <cctype>
#include <string>

#include "words.hpp"

namespace weights {

/// What a name says of its tensor. weight is PyTorch's word for a matrix, kernel is Keras's, and matrix (w, weights,
/// W1) is a word of neither; gamma, beta, mean and variance are those of a BatchNorm; a counter is no weight; pointwise
/// is the second matrix of Keras's SeparableConv. input_weight and input_bias, state_weight and state_bias are
/// PyTorch's words for the two products of a recurrent layer, recurrent_kernel is Keras's for the matrix of the second
/// one. foreign is a word of a layer that cannot be imported.
enum class Role {
    unknown,
    weight,
    kernel,
    matrix,
    bias,
    gamma,
    beta,
    mean,
    variance,
    counter,
    pointwise,
    input_weight,
    input_bias,
    state_weight,
    state_bias,
    recurrent_kernel,
    foreign
};

/// A name, taken apart: fc1.weight is the weight of fc1, dense_1/kernel:0 the kernel of dense_1, w2 the matrix of 2.
struct TensorName {
    std::string layer;
    Role role;
};

/// Whether it separates the parts of a name.
inline bool is_separator(char letter) {
    return letter == '.' || letter == '/' || letter == '_' || letter == '-' || letter == ':';
}

/// In lower case.
inline std::string lower(std::string text) {
    for (char& letter : text) {
        letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    }
    return text;
}

/// The role that the last word of a name shows. Frameworks write weight and kernel so and without a number behind them.
inline Role role_of(const std::string& word, bool has_number) {
    const std::string small_word = lower(word);
    const bool is_matrix =
        small_word == "weight" || small_word == "kernel" || small_word == "weights" || small_word == "w";
    return word == "weight" && !has_number             ? Role::weight
           : word == "kernel" && !has_number           ? Role::kernel
           : is_matrix                                 ? Role::matrix
           : small_word == "bias" || small_word == "b" ? Role::bias
           : small_word == "gamma"                     ? Role::gamma
           : word == "mean"                            ? Role::mean // of Keras's Normalization
           : word == "variance"                        ? Role::variance
           : small_word == "beta"                      ? Role::beta
                                                       : Role::unknown;
}

/// Words with separators in them, and words of layers that cannot be imported.
struct LongWord {
    const char* text;
    Role role;
    bool is_last; ///< whether the name must end with it
};

/// The long word in a name, or null. at: where it begins.
inline const LongWord* find_long_word(const std::string& name, std::size_t& at) {
    static const LongWord words[] = {{"running_mean", Role::mean, true},
                                     {"running_var", Role::variance, true},
                                     {"moving_mean", Role::mean, true},
                                     {"moving_variance", Role::variance, true},
                                     {"num_batches_tracked", Role::counter, true},
                                     {"seed_generator_state", Role::counter, true},
                                     {"recurrent_kernel", Role::recurrent_kernel, true},
                                     {"depthwise_kernel", Role::kernel, true},
                                     {"pointwise_kernel", Role::pointwise, true},
                                     {"embeddings", Role::foreign, true},
                                     {"alpha", Role::foreign, true},
                                     {"weight_g", Role::foreign, true},
                                     {"weight_v", Role::foreign, true},
                                     {"weight_u", Role::foreign, true},
                                     {"weight_orig", Role::foreign, true},
                                     {"weight_mask", Role::foreign, true},
                                     {"bias_orig", Role::foreign, true},
                                     {"bias_mask", Role::foreign, true},
                                     {"weight_ih", Role::input_weight, false},
                                     {"weight_hh", Role::state_weight, false},
                                     {"bias_ih", Role::input_bias, false},
                                     {"bias_hh", Role::state_bias, false},
                                     {"weight_hr", Role::foreign, false},
                                     {"in_proj_weight", Role::foreign, false},
                                     {"in_proj_bias", Role::foreign, false},
                                     {"parametrizations", Role::foreign, false},
                                     {"lora_a", Role::foreign, false},
                                     {"lora_b", Role::foreign, false}};
    const std::string text = lower(name);
    for (const LongWord& word : words) {
        const std::string wanted = word.text;
        at = text.rfind(wanted);
        if (at != std::string::npos && (at == 0 || is_separator(text[at - 1])) &&
            (!word.is_last || at + wanted.size() == text.size())) {
            return &word;
        }
    }
    return nullptr;
}

/// The name of an array of PyTorch's recurrent layers: gru.weight_ih_l1, the second of the module gru, belongs to layer
/// gru.l1; one of a direction or with a word that is not known is foreign. at: where the word begins that says its
/// role.
inline TensorName read_recurrent_name(const std::string& name, std::size_t at, const LongWord& word) {
    const std::string before = name.substr(0, at > 0 ? at - 1 : 0);
    std::string level = name.substr(at + std::string(word.text).size());
    level = level.empty() ? "_l0" : level; // of a GRUCell
    const bool is_level = level.size() > 2 && level.compare(0, 2, "_l") == 0 &&
                          level.find_first_not_of("0123456789", 2) == std::string::npos;
    return is_level ? TensorName{before + (before.empty() ? "" : ".") + level.substr(1), word.role}
                    : TensorName{before, Role::foreign};
}

/// Takes a name apart. Its role is the last word; digits after it belong to the layer.
inline TensorName read_tensor_name(std::string name) {
    if (name.size() > 2 && name.compare(name.size() - 2, 2, ":0") == 0) { // TensorFlow's "first output of"
        name.resize(name.size() - 2);
    }
    std::size_t at = 0;
    if (const LongWord* const word = find_long_word(name, at)) {
        if (word->role == Role::input_weight || word->role == Role::state_weight || word->role == Role::input_bias ||
            word->role == Role::state_bias) {
            return read_recurrent_name(name, at, *word);
        }
        return {name.substr(0, at > 0 ? at - 1 : 0), word->role};
    }
    std::size_t digits = name.size();
    while (digits > 0 && is_digit(name[digits - 1])) {
        --digits;
    }
    const std::size_t end = digits > 0 && is_separator(name[digits - 1]) ? digits - 1 : digits;
    std::size_t begin = end;
    while (begin > 0 && !is_separator(name[begin - 1]) && !is_digit(name[begin - 1])) {
        --begin;
    }
    const Role role = role_of(name.substr(begin, end - begin), digits < name.size());
    if (role == Role::unknown) {
        return {name, role};
    }
    const std::size_t before = begin > 0 && is_separator(name[begin - 1]) ? begin - 1 : begin;
    return {name.substr(0, before) + name.substr(digits), role};
}

} // namespace weights

#endif
