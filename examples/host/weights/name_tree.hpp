// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_NAME_TREE_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_NAME_TREE_HPP

#include "name_order.hpp"

namespace weights {

/// The parts of a layer's name between points or strokes: of 2.f.0 they are 2, f and 0.
inline std::vector<std::string> levels_of(const std::string& layer) {
    std::vector<std::string> levels(1);
    for (const char letter : layer) {
        if (letter == '.' || letter == '/') {
            levels.emplace_back();
        } else {
            levels.back() += letter;
        }
    }
    return levels;
}

/// Whether it is what models call the way around the layers of a residual.
inline bool is_skip_name(const std::string& level) {
    const std::string name = pattern_of(lower(level));
    return name == "skip" || name == "shortcut" || name == "downsample" || name == "projection" || name == "proj";
}

/// Where two names part: the levels that differ; empty where one name is the beginning of the other.
struct Fork {
    std::string a;
    std::string b;
};

inline Fork fork_of(const std::string& a, const std::string& b) {
    const std::vector<std::string> of_a = levels_of(a);
    const std::vector<std::string> of_b = levels_of(b);
    std::size_t i = 0;
    while (i < of_a.size() && i < of_b.size() && of_a[i] == of_b[i]) {
        ++i;
    }
    const bool is_end = i == of_a.size() || i == of_b.size();
    return is_end ? Fork{} : Fork{of_a[i], of_b[i]};
}

/// Whether name a is before name b, level by level. has_skips: the skip of a residual comes behind its layers.
inline bool comes_before_in_tree(const std::string& a, const std::string& b, bool has_skips) {
    const Fork fork = fork_of(a, b);
    if (fork.a == fork.b) {
        return a.size() < b.size();
    }
    if (has_skips && is_skip_name(fork.a) != is_skip_name(fork.b)) {
        return is_skip_name(fork.b);
    }
    const bool is_before = comes_before(fork.a, fork.b);
    return is_before == comes_before(fork.b, fork.a) ? fork.a < fork.b : is_before;
}

/// Whether the names tell the order of the layers: where two of them part, both go on with the same word and a number,
/// as 0 and 2 or conv1 and conv2 do. has_skips: or one of the two goes on with the skip of a residual.
inline bool is_ordered_tree(std::vector<std::string> layers, bool has_skips) {
    std::stable_sort(layers.begin(), layers.end(),
                     [&](const std::string& a, const std::string& b) { return comes_before_in_tree(a, b, has_skips); });
    const auto forks_otherwise = [&](const std::string& a, const std::string& b) {
        const Fork fork = fork_of(a, b);
        const bool is_skip = has_skips && is_skip_name(fork.a) != is_skip_name(fork.b);
        return pattern_of(fork.a) != pattern_of(fork.b) && !is_skip;
    };
    return std::adjacent_find(layers.begin(), layers.end(), forks_otherwise) == layers.end();
}

} // namespace weights

#endif
