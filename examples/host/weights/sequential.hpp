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

/// A module of a torch.nn.Sequential behind a layer with weights, and behind which part of the text it lies.
struct ModuleBehind {
    std::size_t part;
    bool is_activation;
    bool is_dropout;
};

/// The modules between the weights of layer index and those of the next, or the end, as the text has them.
inline std::vector<ModuleBehind> modules_behind(const Description& network, std::size_t index) {
    std::vector<ModuleBehind> modules;
    const Layer& layer = network.layers[index];
    if (!is_identity(layer.activation)) {
        modules.push_back({layer.part, true, false});
    }
    for (std::size_t i = layer.step + 1; i < network.steps.size(); ++i) {
        const Step& step = network.steps[i];
        const bool is_next = has_weights(step.kind);
        const std::size_t count = step.modules.size() - (is_next ? 1 : 0);
        for (std::size_t module = 0; module < count; ++module) {
            const bool is_last = module + 1 == count && !is_next;
            modules.push_back({is_last ? step.part : step.part - 1, false, is_dropout(step.kind)});
        }
        if (is_next) {
            break;
        }
    }
    return modules;
}

} // namespace weights

#endif
