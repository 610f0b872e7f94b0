// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_TFLITE_MODEL_WRITER_HPP
#define NERVELET_TESTS_SUPPORT_TFLITE_MODEL_WRITER_HPP

#include "flatbuffer_writer.hpp"

namespace support {

// What a .tflite file is written of, for tests: nothing is checked, so that it can also be wrong. The numbers of
// fields, types and codes are those of tensorflow/lite/schema/schema.fbs.

/// A tensor; with bytes it is a constant.
struct TensorToWrite {
    std::string name;
    std::vector<std::int32_t> shape;
    std::int8_t type = 9; ///< 0 float32, 2 int32, 3 uint8, 9 int8
    std::vector<float> scales = {};
    std::vector<std::int64_t> zero_points = {};
    std::int32_t dimension = 0;
    std::vector<unsigned char> bytes = {};
    FlatTable more = {};              ///< other fields
    FlatTable more_quantization = {}; ///< other fields of it
    FlatTable more_buffer = {};       ///< other fields of its buffer
    std::int64_t buffer = -1;         ///< its index, if it is not its own one
};

/// An operator, with its options and their kind.
struct OperatorToWrite {
    std::int32_t code;
    std::vector<std::int32_t> inputs;
    std::vector<std::int32_t> outputs;
    std::uint8_t options_kind = 0;
    FlatTable options = {};
    std::int64_t code_index = -1; ///< of its code, if it is not its own one
};

struct ModelToWrite {
    std::vector<TensorToWrite> tensors;
    std::vector<OperatorToWrite> operators;
    std::vector<std::int32_t> inputs;
    std::vector<std::int32_t> outputs;
    std::vector<FlatTable> more_graphs = {};
    std::uint32_t version = 3;

    /// The tables of the tensors, of which buffer i + 1 belongs to tensor i.
    std::vector<FlatTable> tensor_tables() const {
        std::vector<FlatTable> tables;
        for (const TensorToWrite& tensor : tensors) {
            FlatTable table = tensor.more;
            table.numbers(0, tensor.shape).number(1, tensor.type).text(3, tensor.name);
            const std::int64_t own = static_cast<std::int64_t>(tables.size() + 1);
            table.number(2, static_cast<std::uint32_t>(tensor.buffer < 0 ? own : tensor.buffer));
            FlatTable quantization = tensor.more_quantization;
            quantization.numbers(2, tensor.scales).numbers(3, tensor.zero_points).number(6, tensor.dimension);
            table.table(4, quantization);
            tables.push_back(table);
        }
        return tables;
    }

    /// The file.
    std::vector<unsigned char> file() const {
        std::vector<FlatTable> buffers(1);
        for (const TensorToWrite& tensor : tensors) {
            buffers.push_back(tensor.more_buffer);
            if (!tensor.bytes.empty()) {
                buffers.back().numbers(0, tensor.bytes);
            }
        }
        std::vector<FlatTable> codes;
        std::vector<FlatTable> tables;
        for (const OperatorToWrite& one : operators) {
            const std::int8_t early = one.code < 127 ? static_cast<std::int8_t>(one.code) : std::int8_t(127);
            codes.push_back(FlatTable().number(0, early).number(3, one.code));
            FlatTable table;
            const std::int64_t own = static_cast<std::int64_t>(tables.size());
            table.number(0, static_cast<std::uint32_t>(one.code_index < 0 ? own : one.code_index));
            table.numbers(1, one.inputs).numbers(2, one.outputs);
            if (one.options_kind != 0) {
                table.number(3, one.options_kind).table(4, one.options);
            }
            tables.push_back(table);
        }
        std::vector<FlatTable> graphs = {
            FlatTable().tables(0, tensor_tables()).numbers(1, inputs).numbers(2, outputs).tables(3, tables)};
        graphs.insert(graphs.end(), more_graphs.begin(), more_graphs.end());
        return FlatTable()
            .number(0, version)
            .tables(1, codes)
            .tables(2, graphs)
            .text(3, "written by a test")
            .tables(4, buffers)
            .file("TFL3");
    }
};

/// What a window needs: rows and columns are alike but for their stride.
struct WindowToWrite {
    bool is_same = true;
    std::int32_t row_stride = 1;
    std::int32_t column_stride = 1;
    std::int8_t activation = 0; ///< 0 none, 1 ReLU, 3 ReLU6
    std::int32_t dilation = 1;
    std::int32_t rows = 1; ///< of a pool
    std::int32_t columns = 1;
    std::int32_t multiplier = 1; ///< of a depthwise convolution

    FlatTable strides() const {
        return FlatTable().number(0, std::int8_t(is_same ? 0 : 1)).number(1, column_stride).number(2, row_stride);
    }
};

/// CONV_2D of an input, weights and biases.
inline OperatorToWrite convolution(const std::vector<std::int32_t>& inputs, std::int32_t output, WindowToWrite window) {
    FlatTable options = window.strides();
    options.number(3, window.activation).number(4, window.dilation).number(5, window.dilation);
    return {3, inputs, {output}, 1, options};
}

/// DEPTHWISE_CONV_2D of an input, weights and biases.
inline OperatorToWrite depthwise(const std::vector<std::int32_t>& inputs, std::int32_t output, WindowToWrite window) {
    FlatTable options = window.strides();
    options.number(3, window.multiplier).number(4, window.activation);
    options.number(5, window.dilation).number(6, window.dilation);
    return {4, inputs, {output}, 2, options};
}

/// AVERAGE_POOL_2D (code 1) or MAX_POOL_2D (17).
inline OperatorToWrite pool(std::int32_t code, std::int32_t input, std::int32_t output, WindowToWrite window) {
    FlatTable options = window.strides();
    options.number(3, window.columns).number(4, window.rows).number(5, window.activation);
    return {code, {input}, {output}, 5, options};
}

/// FULLY_CONNECTED of an input, weights and biases.
inline OperatorToWrite dense(const std::vector<std::int32_t>& inputs, std::int32_t output, std::int8_t activation) {
    return {9, inputs, {output}, 8, FlatTable().number(0, activation)};
}

inline OperatorToWrite addition(std::int32_t a, std::int32_t b, std::int32_t output, std::int8_t activation) {
    return {0, {a, b}, {output}, 11, FlatTable().number(0, activation)};
}

inline OperatorToWrite softmax(std::int32_t input, std::int32_t output, float beta) {
    return {25, {input}, {output}, 9, FlatTable().number(0, beta)};
}

/// MEAN of an input over the axes in a constant.
inline OperatorToWrite mean(std::int32_t input, std::int32_t output, std::int32_t axes) {
    return {40, {input, axes}, {output}, 27, FlatTable().number(0, std::uint8_t(1))};
}

/// PAD of an input by what a constant says.
inline OperatorToWrite pad(std::int32_t input, std::int32_t output, std::int32_t zeros) {
    return {34, {input, zeros}, {output}, 22, FlatTable()};
}

/// RESHAPE (22), QUANTIZE (114), DEQUANTIZE (6) or LOGISTIC (14), which need no options.
inline OperatorToWrite plain(std::int32_t code, std::int32_t input, std::int32_t output) {
    return {code, {input}, {output}};
}

} // namespace support

#endif
