// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_PARENTHESES_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_PARENTHESES_HPP

#include <string>
#include <vector>

#include "refusal.hpp"

namespace weights {

/// Refuses the text of a network whose parentheses do not belong together in pairs, or lie too deep.
inline void check_parentheses(const std::string& text) {
    constexpr std::size_t deepest = 8;
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string place = "letter " + std::to_string(i + 1) + " of the network";
        if (text[i] == '(') {
            open.push_back(i + 1);
        }
        if (open.size() > deepest) {
            throw Refusal("at " + place + " more than " + std::to_string(deepest) +
                          " residuals lie inside each other; write them one behind the other");
        }
        if (text[i] == ')' && open.empty()) {
            throw Refusal("the ) at " + place +
                          " closes nothing; write ( before the first layer of the residual, as "
                          "in residual(dense:8:relu,dense:8):relu, or leave it out");
        }
        if (text[i] == ')') {
            open.pop_back();
        }
    }
    if (!open.empty()) {
        throw Refusal("the ( at letter " + std::to_string(open.back()) +
                      " of the network is not closed; write ) behind the last layer of the residual, as in "
                      "residual(dense:8:relu,dense:8):relu");
    }
}

/// Where the parenthesis that opens there is closed, of a text whose parentheses belong together in pairs.
inline std::size_t closing_parenthesis(const std::string& text, std::size_t open) {
    std::size_t depth = 0;
    std::size_t at = open;
    for (; at < text.size(); ++at) {
        depth += text[at] == '(' ? 1 : 0;
        depth -= text[at] == ')' ? 1 : 0;
        if (depth == 0) {
            break;
        }
    }
    return at;
}

/// The parts of a text between separators that lie in no parentheses, which belong together in pairs.
inline std::vector<std::string> split_outside(const std::string& text, char separator) {
    std::vector<std::string> parts(1);
    std::size_t depth = 0;
    for (const char letter : text) {
        depth += letter == '(' ? 1 : 0;
        depth -= letter == ')' ? 1 : 0;
        if (letter == separator && depth == 0) {
            parts.emplace_back();
        } else {
            parts.back() += letter;
        }
    }
    return parts;
}

} // namespace weights

#endif
