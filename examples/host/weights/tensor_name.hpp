// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TENSOR_NAME_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TENSOR_NAME_HPP

#include <cctype>
#include <string>

namespace weights {

/// What a name says of its tensor.
enum class Role { unknown, weight, kernel, bias };

/// A name, taken apart: fc1.weight is the weight of fc1, dense_1/kernel:0 the kernel of dense_1, w2 the weight of 2.
struct TensorName {
    std::string layer;
    Role role;
};

/// Whether it is 0 to 9.
inline bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

/// Whether it separates the parts of a name.
inline bool is_separator(char letter) {
    return letter == '.' || letter == '/' || letter == '_' || letter == '-' || letter == ':';
}

/// The role that a word names.
inline Role role_of(const std::string& word) {
    return word == "weight" || word == "weights" || word == "w" ? Role::weight
           : word == "kernel"                                   ? Role::kernel
           : word == "bias" || word == "b"                      ? Role::bias
                                                                : Role::unknown;
}

/// Takes a name apart. Its role is the last word; digits after it belong to the layer.
inline TensorName read_tensor_name(std::string name) {
    if (name.size() > 2 && name.compare(name.size() - 2, 2, ":0") == 0) { // TensorFlow's "first output of"
        name.resize(name.size() - 2);
    }
    std::size_t digits = name.size();
    while (digits > 0 && is_digit(name[digits - 1])) {
        --digits;
    }
    const std::size_t end = digits > 0 && is_separator(name[digits - 1]) ? digits - 1 : digits;
    std::size_t begin = end;
    std::string word;
    for (; begin > 0 && !is_separator(name[begin - 1]) && !is_digit(name[begin - 1]); --begin) {
        word.insert(word.begin(), static_cast<char>(std::tolower(static_cast<unsigned char>(name[begin - 1]))));
    }
    const Role role = role_of(word);
    if (role == Role::unknown) {
        return {name, role};
    }
    const std::size_t before = begin > 0 && is_separator(name[begin - 1]) ? begin - 1 : begin;
    return {name.substr(0, before) + name.substr(digits), role};
}

/// Whether name a is before name b, with numbers compared by value: dense before dense_1, layer2 before layer10.
inline bool comes_before(const std::string& a, const std::string& b) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (!is_digit(a[i]) || !is_digit(b[j])) {
            if (a[i] != b[j]) {
                return a[i] < b[j];
            }
            ++i;
            ++j;
            continue;
        }
        std::string numbers[2];
        for (; i < a.size() && is_digit(a[i]); ++i) {
            numbers[0] += numbers[0].empty() && a[i] == '0' ? "" : std::string(1, a[i]);
        }
        for (; j < b.size() && is_digit(b[j]); ++j) {
            numbers[1] += numbers[1].empty() && b[j] == '0' ? "" : std::string(1, b[j]);
        }
        if (numbers[0] != numbers[1]) {
            return numbers[0].size() != numbers[1].size() ? numbers[0].size() < numbers[1].size()
                                                          : numbers[0] < numbers[1];
        }
    }
    return i == a.size() && j < b.size();
}

/// A layer's name without its numbers, which is the same for dense and dense_1, for fc1 and fc2, for 0 and 2. Only if
/// it is the same for all layers, the names tell their order.
inline std::string pattern_of(const std::string& layer) {
    std::string pattern;
    for (const char letter : layer) {
        if (!is_digit(letter)) {
            pattern += letter;
        }
    }
    while (!pattern.empty() && is_separator(pattern.back())) {
        pattern.pop_back();
    }
    return pattern;
}

} // namespace weights

#endif
