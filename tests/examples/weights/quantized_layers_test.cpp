// Part of nervelet. MIT licence, the nervelet authors.
// A .tflite model of int8 as a QuantizedNetwork: its type, and what is refused, in words. That what is imported answers
// to the bit: checks/programs/weights/tflite.sh and tflite_models.sh.
#include <doctest/doctest.h>

#include "../../../examples/host/weights/quantized_header.hpp"
#include "../../support/tflite/keras_specimen.hpp"
#include "../../support/tflite/residual_specimen.hpp"
#include "files.hpp"

using files::contains;
using namespace support;

namespace {

std::string header_of(const ModelToWrite& model) {
    const weights::Bytes file = model.file();
    const weights::tflite::Model read = weights::tflite::read_tflite(file);
    return weights::tflite::quantized_header_text(read, "model.tflite", "model", weights::tflite::Rounding::twice);
}

/// Why a model is not imported, or the header.
std::string refused(const ModelToWrite& model) {
    try {
        return header_of(model);
    } catch (const weights::Refusal& refusal) {
        CHECK(contains(refusal.what(), "; "));
        return refusal.what();
    }
}

/// The same without line breaks in types.
std::string type_of(const ModelToWrite& model) {
    std::string text;
    for (const char letter : refused(model)) {
        const bool is_space = letter == ' ' || letter == '\n';
        if (!is_space || text.empty() || text.back() != ' ') {
            text += is_space ? ' ' : letter;
        }
    }
    return text;
}

/// Of operators over maps of 4 x 4 x 2 with tensors 0 to `count` - 1, all of one scale; then come weights and biases of
/// a 1x1 convolution.
ModelToWrite maps(std::int32_t count, const std::vector<OperatorToWrite>& operators) {
    ModelToWrite model;
    for (std::int32_t i = 0; i < count; ++i) {
        model.tensors.push_back(computed("t" + std::to_string(i), {1, 4, 4, 2}, 0.05f, 0));
    }
    const TensorToWrite its = constant_weights("w", {2, 1, 1, 2}, {0.01f}, 0, 5);
    model.tensors.push_back(its);
    model.tensors.push_back(constant_biases("b", its, 0.05f, 2, 6));
    model.operators = operators;
    model.inputs = {0};
    model.outputs = {count - 1};
    return model;
}

/// A 1x1 convolution in a model with maps 0 to `count` - 1.
OperatorToWrite from_to(std::int32_t count, std::int32_t input, std::int32_t output) {
    return convolution({input, count, count + 1}, output, WindowToWrite());
}

/// t0 -> layers -> sum -> ..., `count` sums inside of each other.
ModelToWrite nested(std::int32_t count) {
    // Tensor 0 -> 1 -> ... -> count: each is a fork; then the sums close, the innermost first.
    std::vector<OperatorToWrite> operators;
    const std::int32_t all = 2 * count + 2;
    for (std::int32_t i = 0; i <= count; ++i) {
        operators.push_back(from_to(all, i, i + 1));
    }
    for (std::int32_t i = 0; i < count; ++i) {
        operators.push_back(addition(count + 1 + i, count - i, count + 2 + i, 0));
    }
    return maps(all, operators);
}

} // namespace

TEST_CASE("the type has every option that a layer needs, and no other") {
    CHECK(contains(header_of(specimen()),
                   "using Float = nervelet::Network<float, nervelet::Input<6, 5, 3>,\n"
                   "                                nervelet::Conv2D<4, nervelet::Kernel<3, 2>, nervelet::ReLU6, "
                   "nervelet::Stride<2, 1>, nervelet::Same>,\n"
                   "                                nervelet::DepthwiseConv2D<2, nervelet::Identity, "
                   "nervelet::Multiplier<2>>,\n"
                   "                                nervelet::Residual<nervelet::Conv2D<8, 1>, nervelet::ReLU>,\n"
                   "                                nervelet::MaxPool2D<nervelet::Kernel<1, 2>>, "
                   "nervelet::AveragePool2D<2>,\n"
                   "                                nervelet::Dense<3, nervelet::Softmax>>;\n"));
    CHECK(contains(header_of(residual_specimen()),
                   "nervelet::Residual<nervelet::DepthwiseConv2D<3, nervelet::ReLU6, nervelet::Same>,\n"
                   "                                    nervelet::Residual<nervelet::Conv2D<4, 1>>, nervelet::ReLU>,\n"
                   "                                nervelet::Dense<5, nervelet::ReLU6>, "
                   "nervelet::Residual<nervelet::Dense<3>>,\n"
                   "                                nervelet::Dense<4, nervelet::Softmax>>;\n"));
}

TEST_CASE("a depthwise convolution of one channel is a convolution") {
    CHECK(contains(header_of(one_channel_specimen()),
                   "nervelet::Conv2D<6, nervelet::Kernel<3, 2>, nervelet::ReLU, nervelet::Stride<2>, nervelet::Same>"));
}

TEST_CASE("an input or an output of float32 is one of int8 beside QUANTIZE and DEQUANTIZE") {
    ModelToWrite model = specimen();
    const std::string all = header_of(model);
    CHECK(contains(all, "{{0.05f, 3}, // input: scale and zero point\n{0.00390625f, -128}, // output\n"));
    model.operators.erase(model.operators.begin());
    model.operators.pop_back();
    model.inputs = {1};
    model.outputs = {19};
    CHECK(header_of(model) == all);
}

TEST_CASE("what comes before or behind the layers") {
    ModelToWrite two = maps(3, {from_to(3, 0, 1), from_to(3, 0, 2)});
    two.outputs = {1, 2};
    CHECK(contains(refused(two), "has 1 inputs and 2 outputs instead of one each; convert a part"));
    two.outputs = {2};
    CHECK(contains(refused(two), "tensor 't0' [1, 4, 4, 2] int8 goes two ways that do not meet in one sum"));
    two.operators[1] = from_to(3, 1, 2);
    two.outputs = {1};
    CHECK(contains(refused(two), "tensor 't1' [1, 4, 4, 2] int8 is the output of the model, but goes on"));
    CHECK(contains(refused(maps(3, {from_to(3, 0, 2), from_to(3, 2, 1)})), "'t2' [1, 4, 4, 2] int8 is the output"));
    CHECK(contains(refused(maps(2, {plain(22, 0, 1)})), "has no layer"));
    ModelToWrite numbers = maps(3, {plain(6, 0, 1), plain(114, 1, 2)});
    numbers.tensors[1].type = 0;
    CHECK(contains(refused(numbers), "DEQUANTIZE, which makes 't1' [1, 4, 4, 2] float32, goes on in float32"));
    numbers.inputs = {1};
    numbers.operators = {plain(22, 1, 0), plain(22, 0, 2)};
    numbers.tensors[0].type = numbers.tensors[2].type = 0;
    CHECK(contains(refused(numbers), "'t1' [1, 4, 4, 2] float32 is the input, but not of int8"));
    // Another scale in the middle; the same one is nothing.
    ModelToWrite rescaled = maps(3, {from_to(3, 0, 1), plain(114, 1, 2)});
    CHECK(contains(type_of(rescaled), "nervelet::Input<4, 4, 2>, nervelet::Conv2D<2, 1>>;"));
    rescaled.tensors[2].scales = {0.06f};
    CHECK(contains(type_of(rescaled), "nervelet::Conv2D<2, 1>, nervelet::DepthwiseConv2D<1>>;"));
    rescaled.tensors[0].shape = rescaled.tensors[1].shape = rescaled.tensors[2].shape = {1, 8};
    rescaled.operators = {plain(22, 0, 1), plain(114, 1, 2)};
    CHECK(contains(refused(rescaled), "QUANTIZE, which makes 't2' [1, 8] int8, changes the scale of what is no map"));
    ModelToWrite unsigned_output = specimen();
    unsigned_output.tensors[20] = {"output", {1, 3}, 3, {0.00390625f}, {0}};
    unsigned_output.operators[10] = plain(114, 19, 20);
    CHECK(contains(refused(unsigned_output), "// Output: 'shares' [1, 3] int8\n// The model has 'output' [1, 3] uint8 "
                                             "there: each of its bytes is y + 128.\n"));
    unsigned_output.tensors[20].zero_points = {1};
    CHECK(contains(refused(unsigned_output), "QUANTIZE, which makes 'output' [1, 3] uint8, changes more than the zero "
                                             "point by 128, or goes on in uint8; convert with inference_output_type"));
    ModelToWrite unsigned_input = keras_specimen();
    CHECK(contains(refused(unsigned_input),
                   "// Input: 'input' [1, 12, 8, 2] int8\n// The model has 'unsigned input' [1, 12, 8, 2] uint8 there: "
                   "give x - 128 for each of its bytes x.\n// Output: "));
    unsigned_input.tensors[25].scales = {0.041f};
    CHECK(contains(refused(unsigned_input), "QUANTIZE, which makes 'input' [1, 12, 8, 2] int8, changes more than the "
                                            "zero point by 128; convert with inference_input_type = tf.int8"));
}

TEST_CASE("layers that are not supported") {
    ModelToWrite model = maps(2, {from_to(2, 0, 1)});
    WindowToWrite window;
    window.dilation = 2;
    model.operators = {convolution({0, 2, 3}, 1, window)};
    CHECK(contains(refused(model), "CONV_2D, which makes 't1' [1, 4, 4, 2] int8, has taps with gaps between them"));

    model = maps(2, {from_to(2, 0, 1)});
    model.tensors[3].bytes = {0xff, 0xff, 0xff, 0x7f, 0, 0, 0, 0};
    CHECK(contains(refused(model), "CONV_2D, which makes 't1' [1, 4, 4, 2] int8, has sums that may leave 32 bits"));

    model = maps(4, {from_to(4, 0, 1), plain(22, 1, 2), from_to(4, 2, 3)});
    model.tensors[2].shape = model.tensors[3].shape = {1, 2, 8, 2};
    CHECK(contains(refused(model), "CONV_2D, which makes 't3' [1, 2, 8, 2] int8, does not see the shape that was made "
                                   "below it, [4, 4, 2]"));
    model.operators[0] = plain(22, 0, 1); // the first layer may see what shape it wants
    CHECK(contains(refused(model), "nervelet::Input<2, 8, 2>, nervelet::Conv2D<2, 1>>"));
}

TEST_CASE("Keras's Conv1D goes along a row, and its pools along a column") {
    // [1, 16, 2] -> EXPAND_DIMS -> 1x1 convolution -> SQUEEZE, RESHAPE -> pool -> RESHAPE -> 1x1 convolution
    ModelToWrite model = maps(8, {{70, {0, 10}, {1}}, from_to(8, 1, 2), plain(43, 2, 3), plain(22, 3, 4)});
    model.tensors.push_back({"axis", {1}, 2, {}, {}, 0, {1, 0, 0, 0}}); // 10
    WindowToWrite pairs{false, 2, 1};
    pairs.rows = 2;
    model.operators.push_back(pool(17, 4, 5, pairs));
    model.operators.push_back(plain(22, 5, 6));
    model.operators.push_back(from_to(8, 6, 7));
    model.tensors[0].shape = model.tensors[3].shape = {1, 16, 2};
    model.tensors[1].shape = model.tensors[2].shape = {1, 1, 16, 2};
    model.tensors[4].shape = {1, 16, 1, 2};
    model.tensors[5].shape = {1, 8, 1, 2};
    model.tensors[6].shape = model.tensors[7].shape = {1, 1, 8, 2};
    const std::string layers = "nervelet::Input<1, 16, 2>, nervelet::Conv2D<2, 1>,\n                                "
                               "nervelet::MaxPool2D<nervelet::Kernel<1, 2>>, nervelet::Conv2D<2, 1>>;";
    CHECK(contains(refused(model), layers));
    pairs.is_same = true;
    pairs.columns = 2; // looks beside the column
    model.operators[4] = pool(17, 4, 5, pairs);
    CHECK(contains(refused(model), "MAX_POOL_2D, which makes 't5' [1, 8, 1, 2] int8, does not see the shape"));

    // A sum of numbers without rows and columns is that of the maps.
    model = maps(6, {from_to(6, 0, 1), plain(22, 1, 2), plain(22, 1, 3), from_to(6, 3, 4), addition(4, 2, 5, 1)});
    model.operators[4] = plain(22, 4, 5);
    model.tensors.push_back(computed("sum", {1, 16, 2}, 0.05f, 0)); // 8
    model.operators.push_back(addition(5, 2, 8, 1));
    model.outputs = {8};
    model.tensors[0].shape = model.tensors[1].shape = model.tensors[3].shape = model.tensors[4].shape = {1, 1, 16, 2};
    model.tensors[2].shape = model.tensors[5].shape = {1, 16, 2};
    CHECK(contains(refused(model), "nervelet::Residual<nervelet::Conv2D<2, 1>, nervelet::ReLU>"));
}

TEST_CASE("a Softmax is that of the last dense layer") {
    ModelToWrite model = specimen();
    model.operators[8] = dense({14, 16, 17}, 18, 1);
    CHECK(contains(refused(model), "SOFTMAX, which makes 'shares' [1, 3] int8, is supported behind a dense layer "
                                   "without activation alone"));
    model = maps(3, {from_to(3, 0, 1), softmax(1, 2, 1.0f)});
    model.tensors[2].scales = {0.00390625f};
    model.tensors[2].zero_points = {-128};
    CHECK(contains(refused(model), "is supported behind a dense layer without activation alone"));
    model = specimen();
    model.tensors[18].shape = model.tensors[19].shape = model.tensors[20].shape = {3, 1};
    CHECK(contains(refused(model), "is one for each of several rows"));
    model = specimen();
    model.tensors[20] = model.tensors[19];
    model.operators[10] = softmax(19, 20, 1.0f);
    CHECK(contains(refused(model), "SOFTMAX, which makes 'shares' [1, 3] int8, comes behind SOFTMAX"));
    model = residual_specimen();
    model.tensors.push_back(computed("shares", {1, 3}, 0.00390625f, -128)); // 31
    model.operators.resize(10);
    model.operators.push_back(softmax(23, 31, 1.0f));
    model.operators.push_back(addition(20, 31, 24, 0));
    model.outputs = {24};
    CHECK(contains(refused(model), "SOFTMAX, which makes 'shares' [1, 3] int8, goes into a sum; end the model with"));
}

namespace {

/// t0 -> PAD -> t1 -> a window of `taps` in steps of `stride` -> t2, all maps of two channels.
ModelToWrite padded(const std::vector<std::int32_t>& zeros, std::int32_t code, std::int32_t taps, std::int32_t stride,
                    std::int32_t rows, std::int32_t columns) {
    ModelToWrite model = maps(3, {});
    const std::int32_t high = rows + zeros[0] + zeros[1];
    const std::int32_t wide = columns + zeros[2] + zeros[3];
    model.tensors[0].shape = {1, rows, columns, 2};
    model.tensors[1].shape = {1, high, wide, 2};
    model.tensors[2].shape = {1, (high - taps) / stride + 1, (wide - taps) / stride + 1, 2};
    model.tensors[3] = constant_weights("w", {2, taps, taps, 2}, {0.01f}, 0, 5);
    model.tensors.push_back(pad_numbers("zeros", zeros)); // 5
    WindowToWrite window{false, stride, stride};
    window.rows = window.columns = taps;
    model.operators = {pad(0, 1, 5), code == 3 ? convolution({1, 3, 4}, 2, window) : pool(code, 1, 2, window)};
    return model;
}

} // namespace

TEST_CASE("a PAD becomes an option of the layer behind it") {
    CHECK(contains(type_of(keras_specimen()),
                   "nervelet::Input<12, 8, 2>, nervelet::Conv2D<4, 3, nervelet::ReLU, nervelet::Stride<2>, "
                   "nervelet::Same>, nervelet::MaxPool2D<3, nervelet::Stride<2>, nervelet::Padding<1>>, "
                   "nervelet::DepthwiseConv2D<1>, nervelet::GlobalAveragePool, nervelet::Dense<6, nervelet::ReLU>, "
                   "nervelet::Dense<3, nervelet::Sigmoid>>;"));
    const std::string valid = "nervelet::Input<4, 4, 2>, nervelet::Conv2D<2, 3>>;";
    const std::string same = "Conv2D<2, 3, nervelet::Identity, nervelet::Stride<2>, nervelet::Same>>;";
    const std::string around = "Conv2D<2, 3, nervelet::Identity, nervelet::Stride<2>, nervelet::Padding<1>>>;";
    CHECK(contains(type_of(padded({0, 0, 0, 0}, 3, 3, 1, 4, 4)), valid));
    CHECK(contains(type_of(padded({0, 1, 0, 1}, 3, 3, 2, 4, 4)), same));
    CHECK(contains(type_of(padded({1, 1, 1, 1}, 3, 3, 2, 5, 5)), same));
    CHECK(contains(type_of(padded({1, 1, 1, 1}, 3, 3, 2, 4, 6)), around));
    CHECK(contains(type_of(padded({3, 2, 3, 2}, 3, 7, 2, 8, 8)), "nervelet::Stride<2>, nervelet::Padding<3>>>;"));
    CHECK(contains(type_of(padded({0, 0, 2, 2}, 3, 3, 1, 4, 4)), "nervelet::Identity, nervelet::Padding<0, 2>>>;"));
    for (const std::vector<std::int32_t>& zeros :
         std::vector<std::vector<std::int32_t>>{{2, 0, 1, 1}, {3, 3, 3, 3}, {0, 2, 0, 0}}) {
        CHECK(contains(type_of(padded(zeros, 3, 3, 1, 4, 4)), "int8, pads otherwise than padding='same', and not as"));
    }
    for (const std::vector<std::int32_t>& zeros :
         std::vector<std::vector<std::int32_t>>{{-1, 1, 0, 0}, {32768, 0, 0, 0}}) {
        CHECK(contains(type_of(padded(zeros, 3, 3, 1, 4, 4)), "does not pad the rows and columns of a map"));
    }
    ModelToWrite model = padded({1, 1, 1, 1}, 3, 3, 1, 4, 4);
    model.tensors[1].shape[1] = 7;
    CHECK(contains(refused(model), "PAD, which makes 't1' [1, 7, 6, 2] int8, expects an output 1x6x6x2"));
    model = padded({1, 1, 1, 1}, 3, 3, 1, 4, 4);
    model.tensors[1].zero_points = {1};
    CHECK(contains(refused(model), "expects the scale and zero point of its output"));
    model.tensors[5] = constant_numbers("zeros", {0, 0, 1, 1, 1, 1});
    CHECK(contains(refused(model), "does not pad the rows and columns of a map"));
    model = padded({1, 1, 1, 1}, 3, 3, 1, 4, 4);
    model.outputs = {1};
    model.operators.pop_back();
    CHECK(contains(refused(model), "PAD, which makes 't1' [1, 6, 6, 2] int8, does not lie before a convolution"));
}

TEST_CASE("a PAD before a pool is one where no pad is the largest number") {
    CHECK(contains(type_of(padded({1, 1, 1, 1}, 1, 3, 2, 4, 4)), "does not lie before a convolution, or before a max"));
    ModelToWrite model = padded({1, 1, 1, 1}, 17, 3, 2, 4, 4);
    CHECK(contains(refused(model), "does not lie before a convolution, or before a max pool of what has no negative"));
    for (std::size_t i = 0; i < 3; ++i) {
        model.tensors[i].zero_points = {-128};
    }
    CHECK(contains(refused(model), "nervelet::MaxPool2D<3, nervelet::Stride<2>, nervelet::Padding<1>>>;"));
    model = padded({0, 1, 0, 1}, 17, 2, 2, 3, 3);
    for (std::size_t i = 0; i < 3; ++i) {
        model.tensors[i].zero_points = {-128};
    }
    CHECK(contains(refused(model), "nervelet::MaxPool2D<2, nervelet::Same>>;"));
}

TEST_CASE("a MEAN of all positions is a global pool, and behind it one window is a dense layer") {
    // [1, 4, 4, 2] -> MEAN -> 1x1 convolution -> RESHAPE
    ModelToWrite model = maps(4, {mean(0, 1, 6), from_to(4, 1, 2), plain(22, 2, 3)});
    model.tensors.push_back(constant_numbers("axes", {2, -3})); // 6
    model.tensors[1].shape = model.tensors[2].shape = {1, 1, 1, 2};
    model.tensors[3].shape = {1, 2};
    const std::string layers = "Input<4, 4, 2>, nervelet::GlobalAveragePool, nervelet::Dense<2>>;";
    CHECK(contains(refused(model), layers));
    model.tensors[1].shape = {1, 2}; // without the dimensions that it has joined
    model.operators[1] = plain(22, 1, 2);
    CHECK(contains(refused(model), "Input<4, 4, 2>, nervelet::GlobalAveragePool>;"));
    model.tensors[0].shape = {1, 16, 2}; // Keras's GlobalAveragePooling1D
    model.tensors[6] = constant_numbers("axes", {1});
    CHECK(contains(refused(model), "Input<16, 2>, nervelet::GlobalAveragePool>;"));
    model.tensors[6] = constant_numbers("axes", {2});
    CHECK(contains(refused(model), "MEAN, which makes 't1' [1, 2] int8, is not that of all positions in 't0'"));

    CHECK(contains(refused(maps(3, {from_to(3, 0, 1), mean(1, 2, 0)})), "expects int32, not 't0' [1, 4, 4, 2] int8"));
    for (const std::vector<std::int32_t>& axes :
         std::vector<std::vector<std::int32_t>>{{1}, {0, 1, 2}, {1, 2, 3}, {}, {4, 1, 2}, {-5}}) {
        model = maps(2, {mean(0, 1, 4)});
        model.tensors.push_back(constant_numbers("axes", axes)); // 4
        model.tensors[1].shape = {1, 2};
        CHECK(contains(refused(model),
                       axes.empty() ? "expects numbers in 'axes' [0] int32" : "is not that of all positions in 't0'"));
    }
    model.tensors[4] = constant_numbers("axes", {1, 2});
    model.tensors[1].shape = {1, 4};
    CHECK(contains(refused(model), "MEAN, which makes 't1' [1, 4] int8, has not one output for each channel"));
    model.tensors[1].shape = {1, 2};
    model.tensors[1].scales = {1e-9f};
    CHECK(contains(refused(model), "has scales that are too different"));
}

TEST_CASE("a sigmoid is that of a dense layer") {
    ModelToWrite model = keras_specimen();
    model.operators[12] = dense({14, 15, 16}, 17, 1);
    CHECK(contains(refused(model), "LOGISTIC, which makes 'shares' [1, 3] int8, is supported behind a dense layer "
                                   "without activation alone; end the model with Dense and sigmoid"));
    model = maps(3, {from_to(3, 0, 1), plain(14, 1, 2)});
    model.tensors[2].scales = {0.00390625f};
    model.tensors[2].zero_points = {-128};
    CHECK(contains(refused(model), "is supported behind a dense layer without activation alone"));
    model = keras_specimen();
    model.tensors.push_back(model.tensors[24]); // 28
    model.operators[14] = plain(14, 24, 28);
    model.outputs = {28};
    CHECK(contains(refused(model), "is supported behind a dense layer without activation alone"));
    model.operators[14] = dense({24, 29, 30}, 28, 0);
    const TensorToWrite weights = constant_weights("more", {3, 3}, {0.02f}, 0, 50);
    model.tensors.push_back(weights);
    model.tensors.push_back(constant_biases("more bias", weights, 0.00390625f, 3, 51));
    CHECK(contains(type_of(model), "nervelet::Dense<3, nervelet::Sigmoid>, nervelet::Dense<3>>;"));
    model = keras_specimen();
    model.tensors[24].scales = {0.004f};
    CHECK(contains(refused(model), "expects scale 1/256 and zero point -128 of its output"));
    model = keras_specimen();
    model.tensors[17].scales = {8.0f};
    CHECK(contains(refused(model), "LOGISTIC, which makes 'shares' [1, 3] int8, has scales that are too different"));
}

TEST_CASE("sums are those of a Residual") {
    CHECK(contains(refused(maps(2, {addition(0, 0, 1, 0)})), "adds a tensor to itself"));
    CHECK(contains(refused(maps(5, {from_to(5, 0, 1), from_to(5, 0, 2), from_to(5, 0, 3), addition(1, 2, 4, 0)})),
                   "tensor 't0' [1, 4, 4, 2] int8 is used 3 times"));
    CHECK(contains(refused(maps(4, {from_to(4, 0, 1), from_to(4, 0, 2), addition(1, 2, 3, 0)})),
                   "ADD, which makes 't3' [1, 4, 4, 2] int8, adds two branches with layers"));
    CHECK(contains(refused(maps(6, {from_to(6, 0, 1), addition(0, 1, 2, 0), from_to(6, 2, 3), addition(3, 0, 4, 0),
                                    from_to(6, 4, 5)})),
                   "'t0' [1, 4, 4, 2] int8 is used 3 times"));
    CHECK(contains(refused(nested(1)), " nervelet::Residual<nervelet::Conv2D<2, 1>>>;"));
    CHECK(contains(refused(nested(2)), "nervelet::Residual<nervelet::Conv2D<2, 1>, "
                                       "nervelet::Residual<nervelet::Conv2D<2, 1>>>>"));
    CHECK(contains(refused(nested(16)), "using Net"));
    CHECK(contains(refused(nested(17)), "lies in more than 16 sums"));
    // t0 -> (t1 + t0 -> t2 ...) + t0 begins with a sum.
    CHECK(contains(refused(maps(5, {plain(22, 0, 1), from_to(5, 1, 2), addition(2, 1, 3, 0), addition(3, 0, 4, 0)})),
                   "ADD, which makes 't4' [1, 4, 4, 2] int8, has a branch that begins with another sum"));
    ModelToWrite far = residual_specimen();
    far.tensors[6].shape = far.tensors[3].shape = far.tensors[7].shape = {1, 2, 2, 4};
    far.operators = {convolution({0, 4, 5}, 6, {false, 4, 2}), convolution({0, 1, 2}, 3, {false, 2, 1}),
                     addition(6, 3, 7, 3)};
    far.outputs = {7};
    CHECK(contains(refused(far), "a 1x1 convolution without activation whose stride is the ratio of the positions"));
    far.operators[0] = convolution({0, 4, 5}, 6, {false, 3, 2, 1});
    CHECK(contains(refused(far), "adds two branches with layers"));
    far.operators[0] = convolution({0, 4, 5}, 6, {false, 3, 2});
    CHECK(contains(refused(far), "nervelet::Residual<nervelet::Conv2D<4, 3, nervelet::Identity, nervelet::Stride<2, "
                                 "1>>,\n                                    nervelet::ReLU6>>;"));
}
