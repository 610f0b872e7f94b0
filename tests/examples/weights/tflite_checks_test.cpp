// Part of nervelet. MIT licence, the nervelet authors.
// Types, shapes and scales that do not belong together: tflite_check_types.hpp, tflite_check_shapes.hpp,
// tflite_check_scales.hpp, tflite_window.hpp.
#include "../../../examples/host/weights/tflite_run_float.hpp"

#include <doctest/doctest.h>

#include "../../support/tflite/specimen.hpp"
#include "files.hpp"

using files::contains;
using support::ModelToWrite;
using weights::Bytes;
using namespace weights::tflite;

namespace {

/// What the specimen is refused with after a change.
template <class Change>
std::string refused_after(Change change) {
    ModelToWrite model = support::specimen();
    change(model);
    const Bytes file = model.file();
    return files::refusal([&] { read_tflite(file); });
}

/// After a tensor got another type; without the numbers that it has if it is a constant of another size.
std::string refused_type(std::size_t index, std::int8_t type, std::size_t size = 0) {
    return refused_after([&](ModelToWrite& model) {
        model.tensors[index].type = type;
        model.tensors[index].bytes.resize(size == 0 ? model.tensors[index].bytes.size() : size);
    });
}

} // namespace

TEST_CASE("positions of windows, with SAME and VALID") {
    const auto positions = [](std::size_t size, std::size_t stride, std::size_t dilation, std::size_t inputs,
                              bool is_same) {
        Steps steps;
        steps.size = size;
        steps.stride = stride;
        steps.dilation = dilation;
        const Positions found = positions_of(steps, inputs, is_same);
        return 10 * found.count + found.before;
    };
    CHECK(positions(3, 1, 1, 8, true) == 81);
    CHECK(positions(3, 2, 1, 8, true) == 40);    // one zero, behind the end
    CHECK(positions(3, 2, 1, 7, true) == 41);    // one on each side
    CHECK(positions(10, 2, 1, 49, true) == 254); // 9: four before
    CHECK(positions(1, 2, 1, 8, true) == 40);
    CHECK(positions(1, 5, 1, 8, true) == 20);
    CHECK(positions(3, 1, 2, 8, true) == 82); // reaches over 5
    CHECK(positions(3, 1, 1, 8, false) == 60);
    CHECK(positions(3, 2, 1, 8, false) == 30);
    CHECK(positions(3, 1, 2, 8, false) == 40);
    CHECK(positions(8, 9, 1, 8, false) == 10);
    CHECK(positions(9, 1, 1, 8, false) == 0);
}

TEST_CASE("types that cannot be used are refused with a cure") {
    CHECK(contains(refused_type(1, 3),
                   "which makes 'map' [1, 3, 5, 4] int8, expects int8, not 'quantized' [1, 6, 5, 3] "
                   "uint8; convert anew with TensorFlow 2, which quantizes to int8"));
    CHECK(contains(refused_type(1, 7),
                   "QUANTIZE, which makes 'quantized' [1, 6, 5, 3] int16, expects int8; convert with "
                   "activations of 8 bits"));
    CHECK(
        contains(refused_type(1, 0), "which makes 'quantized' [1, 6, 5, 3] float32, expects int8; convert it to int8"));
    CHECK(contains(refused_type(2, 17), "not 'first' [4, 3, 2, 3] int4; convert with weights of 8 bits"));
    CHECK(contains(refused_type(2, 1, 144), "float16; convert without supported_types = [tf.float16]"));
    CHECK(contains(refused_type(3, 4, 32), "expects int32, not 'first bias' [4] int64"));
    CHECK(contains(refused_type(4, 77), "which makes 'map' [1, 3, 5, 4] unknown, expects int8"));
    CHECK(contains(refused_type(11, 0), "ADD, which makes 'sum' [1, 2, 4, 8] float32, expects int8"));
    CHECK(contains(refused_type(14, 3), "RESHAPE, which makes 'flat' [1, 8] uint8, expects int8"));
    CHECK(contains(refused_type(20, 9), "DEQUANTIZE, which makes 'output' [1, 3] int8, expects float32"));
    CHECK(contains(refused_type(0, 2), "QUANTIZE, which makes 'quantized' [1, 6, 5, 3] int8, expects float32, not"));
    CHECK(contains(refused_after([](ModelToWrite& model) {
                       model.operators.erase(model.operators.begin());
                       model.operators[0].inputs[0] = 0;
                   }),
                   "has weights of 8 bits, but float32 inputs; convert with a representative_dataset"));
}

TEST_CASE("weights of 16 bits are constants of float32, those of 8 bits are refused") {
    const auto with_weights = [](std::int8_t type, const Bytes& numbers, std::size_t operators) {
        const std::int32_t columns = static_cast<std::int32_t>(numbers.size()) / (type == 1 ? 4 : 2);
        ModelToWrite model;
        model.tensors = {{"input", {1, columns}, 0},
                         {"stored", {2, columns}, type, {0.1f}, {0}, 0, numbers},
                         {"weights", {2, columns}, 0},
                         {"output", {1, 2}, 0}};
        model.operators = {support::plain(6, 1, 2), support::dense({0, 2, -1}, 3, 0)};
        for (std::size_t i = 1; i < operators; ++i) {
            model.tensors.push_back({"others", {2, columns}, 0});
            model.operators.push_back(support::plain(6, 1, static_cast<std::int32_t>(model.tensors.size() - 1)));
        }
        model.inputs = {0};
        model.outputs = {3};
        return model.file();
    };
    const Bytes halves{0, 0x3c, 0, 0xc0, 1, 0, 0xff, 0x7b, 0, 0x80, 0x55, 0x35};
    const Bytes file = with_weights(1, halves, 1);
    const Model model = read_tflite(file);
    const Model copy = model; // has the same constants
    CHECK(model.operators.size() == 1);
    const float expected[] = {1.0f, -2.0f, 5.9604645e-8f, 65504.0f, -0.0f, 0.333251953125f};
    for (std::size_t i = 0; i < 6; ++i) {
        CHECK(weights::tflite::float_at(copy.tensors[2], i) == expected[i]);
    }
    const Bytes many = with_weights(1, Bytes(12000, 0), 1000);
    CHECK(contains(files::refusal([&] { read_tflite(many); }), "is one of many that are made of the same numbers"));
    const Bytes bytes = with_weights(9, Bytes(6, 0), 1);
    CHECK(contains(files::refusal([&] { read_tflite(bytes); }),
                   "expects a computed tensor instead of 'stored' [2, 3] int8; build the model"));
}

TEST_CASE("a model of float32 needs no scales") {
    ModelToWrite model;
    const Bytes numbers(24, 0);
    model.tensors = {{"input", {1, 3}, 0},
                     {"weights", {2, 3}, 0, {}, {}, 0, numbers},
                     {"biases", {2}, 0, {}, {}, 0, Bytes(8, 0)},
                     {"scores", {1, 2}, 0},
                     {"shares", {1, 2}, 0}};
    model.operators = {support::dense({0, 1, 2}, 3, 1), support::softmax(3, 4, 1.0f)};
    model.inputs = {0};
    model.outputs = {4};
    const Bytes file = model.file();
    const Model read = read_tflite(file);
    CHECK(read.tensors[1].type == ElementType::float32);
    CHECK(read.operators[0].activation == Activation::relu);
    model.operators[0].inputs = {0, 1, -1}; // without bias
    const Bytes other = model.file();
    CHECK_FALSE(has_input(read_tflite(other).operators[0], 2));
}

TEST_CASE("shapes that do not belong together") {
    const auto reshaped = [](std::size_t index, const std::vector<std::int32_t>& shape) {
        return refused_after([&](ModelToWrite& model) { model.tensors[index].shape = shape; });
    };
    CHECK(contains(reshaped(4, {1, 2, 5, 4}),
                   "expects an output 1x3x5x4, but has 'map' [1, 2, 5, 4] int8; convert with "
                   "the batch fixed at 1"));
    CHECK(reshaped(3, {4, 1, 1}) == ""); // as many numbers
    CHECK(contains(reshaped(2, {4, 3, 6}), "has weights 'first' [4, 3, 6] int8 for 3 channels"));
    CHECK(contains(reshaped(2, {4, 3, 3, 2}), "groups are not supported, except one for each channel"));
    CHECK(contains(reshaped(5, {2, 2, 1, 8}), "expects weights [1, rows, columns, 8]"));
    CHECK(contains(reshaped(7, {1, 2, 4, 4, 2}), "DEPTHWISE_CONV_2D, which makes 'wider'"));
    CHECK(contains(reshaped(10, {1, 1, 8, 8}), "expects an output 1x2x4x8"));
    CHECK(contains(reshaped(11, {1, 2, 4, 8, 1}), "expects inputs of the shape of its output"));
    CHECK(contains(reshaped(12, {1, 2, 3, 8}), "MAX_POOL_2D"));
    CHECK(contains(reshaped(14, {1, 9}), "RESHAPE, which makes 'flat' [1, 9] int8, expects as many inputs as outputs"));
    CHECK(contains(reshaped(16, {4, 6}), "expects one example of as many numbers as 'last' [4, 6] int8 has columns"));
    CHECK(contains(reshaped(18, {1, 4}), "expects 3 outputs, but has 'scores' [1, 4] int8"));
    CHECK(contains(reshaped(19, {3}), "SOFTMAX, which makes 'shares' [3] int8, expects inputs of the shape"));
    CHECK(contains(refused_after([](ModelToWrite& model) {
                       model.tensors[17].shape = {2};
                       model.tensors[17].bytes.resize(8);
                   }),
                   "expects as many biases as outputs, 3, but has 'last bias' [2] int32"));
    CHECK(contains(refused_after([](ModelToWrite& model) { model.operators[6].options.number(4, std::int32_t(3)); }),
                   "has a window that is larger than its input"));
    CHECK(contains(refused_after([](ModelToWrite& model) { model.operators[2].options.number(3, std::int32_t(3)); }),
                   "expects weights [1, rows, columns, 12]"));
    CHECK(
        contains(refused_after([](ModelToWrite& model) {
                     for (support::TensorToWrite& its : model.tensors) {
                         its.shape[0] = its.bytes.empty() ? 2 : its.shape[0];
                     }
                 }),
                 "expects a map [1, rows, columns, channels], but has 'quantized' [2, 6, 5, 3] int8; convert with the "
                 "batch fixed at 1"));
}

TEST_CASE("scales and zero points that int8 cannot have") {
    const auto scaled = [](std::size_t index, const std::vector<float>& scales,
                           const std::vector<std::int64_t>& zeros) {
        return refused_after([&](ModelToWrite& model) {
            model.tensors[index].scales = scales;
            model.tensors[index].zero_points = zeros;
        });
    };
    CHECK(contains(scaled(4, {}, {}),
                   "expects one scale above 0 and a zero point that 'map' [1, 3, 5, 4] int8 can hold"));
    CHECK(contains(scaled(4, {0.0f}, {0}), "expects one scale above 0"));
    CHECK(contains(scaled(4, {0.1f}, {128}), "a zero point that"));
    CHECK(contains(scaled(4, {0.1f}, {-129}), "a zero point that"));
    CHECK(contains(scaled(2, {}, {}), "expects weights with a scale for each output, or one for all, not 'first'"));
    CHECK(contains(scaled(2, {0.1f}, {1}), "expects weights with zero point 0, not 'first'"));
    CHECK(contains(scaled(3, {0.1f}, {1}), "has a bias whose scale is not that of its sums"));
    CHECK(contains(scaled(17, {0.05f * 0.007f}, {1}), "expects biases with zero point 0"));
    CHECK(scaled(17, {}, {}) == "");
    CHECK(contains(refused_after([](ModelToWrite& model) {
                       model.tensors[6].shape = {2, 4};
                       model.tensors[6].scales.resize(2);
                       model.tensors[6].zero_points.resize(2);
                   }),
                   "DEPTHWISE_CONV_2D, which makes 'wider' [1, 2, 4, 8] int8, expects a scale for each bias, or one"));
    CHECK(contains(refused_after([](ModelToWrite& model) {
                       model.tensors[5].dimension = 2;
                       model.tensors[5].scales.resize(2);
                       model.tensors[5].zero_points.resize(2);
                   }),
                   "expects weights with a scale for each output, or one for all, not 'each'"));
    CHECK(contains(scaled(4, {1e-20f}, {0}), "has scales that multiply its sums by 2^16 or more"));
    CHECK(contains(scaled(13, {0.06f}, {-128}),
                   "AVERAGE_POOL_2D, which makes 'mean' [1, 1, 1, 8] int8, expects the scale "
                   "and zero point of its output in 'largest'"));
    CHECK(contains(scaled(14, {0.05f}, {-127}), "RESHAPE"));
    CHECK(contains(scaled(19, {0.05f}, {-128}), "expects scale 1/256 and zero point -128 of its output"));
    CHECK(contains(scaled(19, {0.00390625f}, {0}), "expects scale 1/256 and zero point -128 of its output"));
    for (const float beta : {1e-9f, 1e20f}) {
        CHECK(contains(refused_after([&](ModelToWrite& model) { model.operators[9].options.number(0, beta); }),
                       "SOFTMAX, which makes 'shares' [1, 3] int8, has scales that are too different"));
    }
    CHECK(contains(refused_after([](ModelToWrite& model) {
                       for (const std::size_t index : {0u, 1u, 19u}) {
                           model.tensors[index].shape = {1, 1, 4096};
                       }
                       model.operators = {model.operators[0], support::softmax(1, 19, 1.0f)};
                       model.outputs = {19};
                   }),
                   "SOFTMAX, which makes 'shares' [1, 1, 4096] int8, expects at most 4,095 classes"));
    CHECK(contains(refused_after([](ModelToWrite& model) {
                       for (const std::size_t index : {11u, 12u, 13u, 14u}) {
                           model.tensors[index].scales = {1e-9f};
                       }
                   }),
                   "ADD, which makes 'sum' [1, 2, 4, 8] int8, has scales that are too different"));
    CHECK(scaled(2, {0.0f, 0.003f, 0.004f, 0.001f}, {0, 0, 0, 0}) == ""); // an output without weights
}
