// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_OPERATOR_LINKS_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_OPERATOR_LINKS_HPP

#include "tflite_operator.hpp"

namespace weights {
namespace tflite {

/// What an operator of the file is and which tensors it has, of whatever kind it is.
struct OperatorLinks {
    std::int32_t code;
    std::string custom;               ///< the name of one that is not of the schema
    std::vector<std::size_t> inputs;  ///< no_tensor where the file leaves one out
    std::vector<std::size_t> outputs; ///< the first of them is there
};

/// Reads the code of an operator: once it had a byte, and a table without the later field still has; so the larger one.
/// SQUEEZE and EXPAND_DIMS are read as RESHAPE: the shape of its output says all of them.
inline std::int32_t read_code(const FlatbufferTable& table) {
    constexpr std::int32_t squeeze = 43;
    constexpr std::int32_t expand_dims = 70;
    const std::int32_t early = table.number<std::int8_t>(0, 0, "the early code");
    const std::int32_t late = table.number<std::int32_t>(3, 0, "the code");
    const std::int32_t code = early > late ? early : late;
    return code == squeeze || code == expand_dims ? static_cast<std::int32_t>(Code::reshape) : code;
}

/// Reads the indices of tensors.
inline std::vector<std::size_t> read_indices(const FlatbufferTable& table, std::size_t field, const char* name,
                                             std::size_t tensor_count) {
    std::vector<std::size_t> result;
    for (const std::int32_t index : table.numbers<std::int32_t>(field, name)) {
        if (index < -1 || (index >= 0 && static_cast<std::size_t>(index) >= tensor_count)) {
            table.refuse("one of " + std::string(name) + " is tensor " + std::to_string(index) +
                         ", which does not exist");
        }
        result.push_back(index < 0 ? no_tensor : static_cast<std::size_t>(index));
    }
    return result;
}

/// Reads them. codes: the table of its code is one of these.
inline OperatorLinks read_links(const FlatbufferTable& table, const FlatbufferTables& codes, std::size_t tensor_count) {
    const std::size_t code_index = table.number<std::uint32_t>(0, 0, "the code");
    if (code_index >= codes.size()) {
        table.refuse("its code does not exist");
    }
    const FlatbufferTable code = codes[code_index];
    OperatorLinks links{read_code(code), code.text(1, "the name"), read_indices(table, 1, "its inputs", tensor_count),
                        read_indices(table, 2, "its outputs", tensor_count)};
    if (links.outputs.empty() || links.outputs[0] == no_tensor) {
        table.refuse("it has no output");
    }
    return links;
}

} // namespace tflite
} // namespace weights

#endif
