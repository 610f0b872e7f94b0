// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_NAME_ORDER_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_NAME_ORDER_HPP

#include <algorithm>
#include <vector>

#include "refusal.hpp"
#include "tensor_name.hpp"

namespace weights {

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

/// Refuses files in the order in which a shell sorts names, 0 1 10 2, where their numbers say another one.
inline void check_not_sorted_as_text(const std::vector<std::string>& names) {
    const auto wrong = std::adjacent_find(
        names.begin(), names.end(), [](const std::string& a, const std::string& b) { return comes_before(b, a); });
    if (wrong != names.end() && std::is_sorted(names.begin(), names.end())) {
        throw Refusal("the shell has sorted " + quoted(*wrong + ".npy") + " before " + quoted(*(wrong + 1) + ".npy") +
                      "; give the files in the order of the layers, or write their numbers as 00, 01, ..., 10");
    }
}

} // namespace weights

#endif
