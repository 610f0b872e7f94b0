// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_JSON_TENSOR_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_JSON_TENSOR_HPP

#include "json_value.hpp"
#include "tensor.hpp"

namespace weights {

/// Appends the numbers of a nested list, row after row; shape: of what lies in it, which the first of its items tells
/// and all others have to have.
inline void append_nested(const JsonValue& value, std::size_t depth, std::vector<std::size_t>& shape,
                          std::vector<double>& numbers) {
    const bool is_last = value.kind == JsonValue::Kind::numbers;
    const std::size_t size = is_last ? value.numbers.size() : value.items.size();
    if ((!is_last && value.kind != JsonValue::Kind::array) || size == 0) {
        throw Refusal("its weights are no nested lists of numbers; save the model anew");
    }
    if (depth == shape.size() && numbers.empty()) {
        shape.push_back(size);
    }
    if (depth >= shape.size() || shape[depth] != size || (is_last && depth + 1 != shape.size())) {
        throw Refusal("its weights are lists of different lengths; save the model anew");
    }
    numbers.insert(numbers.end(), value.numbers.begin(), value.numbers.end());
    for (const JsonValue& item : value.items) {
        append_nested(item, depth + 1, shape, numbers);
    }
}

/// The array that a nested list of JSON is.
inline Tensor json_tensor(const std::string& name, const JsonValue& value) {
    Tensor tensor{name, find_safetensors_format("F64"), {}, {}, {}};
    append_nested(value, 0, tensor.shape, tensor.values);
    return tensor;
}

/// The arrays of a state_dict() as JSON, {"gru.weight_ih_l0": [[...], ...], ...}, alone or as the member state_dict.
inline std::vector<Tensor> json_tensors(const JsonValue& file) {
    if (file.find("layers") != nullptr) {
        throw Refusal("says itself what its network is; give it alone, as in import_model model.json --steps 64");
    }
    const JsonValue* const inside = file.find("state_dict");
    const JsonValue& arrays = inside == nullptr ? file : *inside;
    std::vector<Tensor> tensors;
    for (const std::pair<std::string, JsonValue>& member : arrays.members) {
        try {
            tensors.push_back(json_tensor(member.first, member.second));
        } catch (const Refusal& refusal) {
            throw Refusal("has an array " + quoted(member.first) + " that cannot be read: " + refusal.what());
        }
    }
    if (tensors.empty()) {
        throw Refusal("has no arrays by their names; save a state_dict() with each array as a nested list");
    }
    return tensors;
}

} // namespace weights

#endif
