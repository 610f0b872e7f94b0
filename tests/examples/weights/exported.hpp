// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_EXAMPLES_WEIGHTS_EXPORTED_HPP
#define NERVELET_TESTS_EXAMPLES_WEIGHTS_EXPORTED_HPP

#include "../../../examples/host/weights/model.hpp"
#include "../../../examples/host/weights/write_weights.hpp"
#include "files.hpp"

namespace exported {

/// What import_model makes of a file.
template <class Plain>
std::vector<float> imported(const weights::Bytes& file, const std::vector<std::string>& epsilons = {}) {
    const std::string text = weights::network_text(weights::description_of<Plain>());
    return weights::make_model(weights::read_description(text), weights::read_safetensors(file), false,
                               weights::Layout::unknown, {}, epsilons)
        .parameters;
}

/// Whether they are these floats, to the bit.
template <class Parameters>
bool has_bits(const std::vector<float>& found, const Parameters& expected) {
    bool is_same = found.size() == expected.size();
    for (std::size_t i = 0; is_same && i < found.size(); ++i) {
        is_same = nervelet::math::to_bits(found[i]) == nervelet::math::to_bits(static_cast<float>(expected[i]));
    }
    return is_same;
}

/// Whether a file has an array of that name and shape.
inline bool has(const weights::Bytes& file, const std::string& name, const std::vector<std::size_t>& shape) {
    for (const weights::Tensor& tensor : weights::read_safetensors(file)) {
        if (tensor.name == name) {
            return tensor.shape == shape;
        }
    }
    return false;
}

/// Whether these words are in a file.
inline bool says(const weights::Bytes& file, const std::string& words) {
    return files::contains(std::string(file.begin(), file.end()), words);
}

} // namespace exported

#endif
