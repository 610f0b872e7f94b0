// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_SEQUENTIAL_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_SEQUENTIAL_HPP

#include "description.hpp"
#include "tensor_name.hpp"

namespace weights {

/// The indices in names such as 0, 2 or net.0, net.2, which a torch.nn.Sequential gives to its modules; none if one of
/// them is no such name, or if they are not of the same Sequential.
inline std::vector<std::size_t> sequential_indices(const std::vector<std::string>& names) {
    std::vector<std::size_t> indices;
    std::string common;
    for (const std::string& name : names) {
        std::size_t begin = name.size();
        while (begin > 0 && is_digit(name[begin - 1])) {
            --begin;
        }
        const std::string digits = name.substr(begin);
        common = indices.empty() ? name.substr(0, begin) : common;
        const bool is_index = !digits.empty() && digits.size() < 9 && name.substr(0, begin) == common &&
                              (common.empty() || common.back() == '.' || common.back() == '/');
        if (!is_index) {
            return {};
        }
        indices.push_back(std::stoul(digits));
    }
    return indices;
}

/// The number of dropouts between dense layer index and the next.
inline std::size_t dropouts_behind(const Description& network, std::size_t index) {
    const std::vector<std::string> parts = split(network.text, ',');
    const std::size_t end = index + 1 < network.layers.size() ? network.layers[index + 1].part : parts.size();
    std::size_t count = 0;
    for (std::size_t part = network.layers[index].part + 1; part < end; ++part) {
        count += split(parts[part], ':')[0] == "dropout" ? 1 : 0;
    }
    return count;
}

} // namespace weights

#endif
