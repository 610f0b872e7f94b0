// Part of nervelet. MIT licence, the nervelet authors.
// A .tflite model of float32 as a network of float: its description, its numbers, and what is refused, in words. That
// the header compiles and answers: checks/programs/weights/tflite.sh.
#include <doctest/doctest.h>

#include "../../../examples/host/weights/float_model.hpp"
#include "../../../examples/host/weights/header_text.hpp"
#include "../../../examples/host/weights/tflite_answers.hpp"
#include "../../support/tflite/float_specimen.hpp"
#include "../../support/tflite/keras_specimen.hpp"
#include "../../support/tflite/residual_specimen.hpp"
#include "files.hpp"

using files::contains;
using namespace support;
using weights::tflite::Executor;
using weights::tflite::FloatModel;
using weights::tflite::Rounding;

namespace {

weights::Model imported(const ModelToWrite& model) {
    const weights::Bytes file = model.file();
    return FloatModel(weights::tflite::read_tflite(file), "model.tflite").made();
}

/// Why a model is not imported.
std::string refused(const ModelToWrite& model) {
    const std::string why = files::refusal([&] { imported(model); });
    CHECK(contains(why, "; "));
    return why;
}

/// What the bytes of a tensor stand for.
std::vector<float> numbers_of(const weights::tflite::Tensor& tensor, const std::vector<std::int32_t>& bytes) {
    std::vector<float> numbers;
    for (const std::int32_t byte : bytes) {
        numbers.push_back(static_cast<float>(scale_of(tensor) * static_cast<double>(byte - zero_point_of(tensor))));
    }
    return numbers;
}

/// How many steps an operator of int8 differs at most from the same one of float32, where its bytes are not cut. input:
/// the first tensor of int8.
double steps_from_floats(const ModelToWrite& model, std::size_t input) {
    const weights::Bytes file = model.file();
    const weights::Bytes float_file = in_float(model).file();
    const weights::tflite::Model read = weights::tflite::read_tflite(file);
    const weights::tflite::Model in_floats = weights::tflite::read_tflite(float_file);
    Executor bytes(read, Rounding::twice);
    for (const unsigned char byte : scattered_bytes(weights::count_of(read.tensors[input].shape), 5)) {
        bytes[input].whole.push_back(byte < 128 ? byte : byte - 256);
    }
    bytes.run_behind(input);
    double largest = 0.0;
    for (std::size_t i = 0; i < read.operators.size(); ++i) {
        const weights::tflite::Operator& one = read.operators[i];
        const weights::tflite::Tensor& made = read.tensors[one.output];
        if (one.code == weights::tflite::Code::quantize || one.code == weights::tflite::Code::dequantize) {
            continue;
        }
        const std::size_t second = one.inputs[one.code == weights::tflite::Code::add ? 1 : 0];
        const std::vector<float> x = numbers_of(read.tensors[one.inputs[0]], bytes[one.inputs[0]].whole);
        const std::vector<float> other = numbers_of(read.tensors[second], bytes[second].whole);
        const std::vector<float> y = weights::tflite::FloatOperator(in_floats, in_floats.operators[i]).run(x, other);
        const std::vector<float> expected = numbers_of(made, bytes[one.output].whole);
        CHECK(y.size() == expected.size());
        for (std::size_t j = 0; j < y.size(); ++j) {
            const std::int32_t byte = bytes[one.output].whole[j];
            const double steps = std::fabs(static_cast<double>(y[j] - expected[j])) / scale_of(made);
            largest = byte == -128 || byte == 127 ? largest : std::fmax(largest, steps);
        }
    }
    return largest;
}

/// Weights of a convolution, and a max pool that a PAD lies before.
ModelToWrite padded_pool(std::int8_t activation) {
    ModelToWrite model = keras_specimen();
    model.operators[2].options.number(3, activation);
    return in_float(model);
}

} // namespace

TEST_CASE("the description of a model of float32") {
    CHECK(imported(in_float(specimen())).network.text ==
          "6x5x3,conv2d:4:3x2:relu6:stride=2x1:same,depthwiseconv2d:2:multiplier=2,residual(conv2d:8:1):relu,"
          "maxpool2d:1x2,averagepool2d:2,dense:3:softmax");
    CHECK(imported(in_float(residual_specimen())).network.text ==
          "5x4x2,residual(conv2d:4:3:stride=2:same):relu6,residual(depthwiseconv2d:3:relu6:same,"
          "residual(conv2d:4:1)):relu,dense:5:relu6,residual(dense:3),dense:4:softmax");
    CHECK(imported(in_float(keras_specimen())).network.text ==
          "12x8x2,conv2d:4:3:relu:stride=2:same,maxpool2d:3:stride=2:padding=1,globalaverage,dense:6:relu,"
          "dense:3:sigmoid");
    CHECK(contains(imported(in_float(one_channel_specimen())).network.text, "6x5x1,conv2d:6:3x2:relu:stride=2:same"));
}

TEST_CASE("the network of a model of float32 answers as its operators do, and another one is refused") {
    for (const ModelToWrite& model : {specimen(), residual_specimen(), keras_specimen(), one_channel_specimen()}) {
        const weights::Bytes file = in_float(model).file();
        const weights::tflite::Model read = weights::tflite::read_tflite(file);
        CHECK(weights::tflite::is_float_model(read));
        weights::Model network = FloatModel(read, "model.tflite").made();
        const weights::TestVector test = make_float_test(read, network);
        CHECK(test.tolerance < 0.1); // of shares; sums are up to thousands
        CHECK(contains(weights::header_text(network, test, "model"),
                       "// model.tflite: a model of TensorFlow Lite, in float32\n"));
        for (std::size_t i = 0; i + 1 < network.parameters.size(); ++i) {
            if (network.parameters[i] != network.parameters[i + 1]) {
                std::swap(network.parameters[i], network.parameters[i + 1]);
            }
        }
        CHECK(contains(files::refusal([&] { make_float_test(read, network); }), "in another; "));
    }
}

TEST_CASE("operators compute in float32 what they compute of bytes") {
    CHECK(steps_from_floats(specimen(), 1) < 1.01);
    CHECK(steps_from_floats(residual_specimen(), 0) < 1.01);
    CHECK(steps_from_floats(keras_specimen(), 0) < 1.01);
    CHECK(steps_from_floats(one_channel_specimen(), 0) < 1.01);
}

TEST_CASE("questions and answers of a model of float32") {
    const weights::Bytes file = in_float(keras_specimen()).file();
    const weights::tflite::Model read = weights::tflite::read_tflite(file);
    const weights::Model network = FloatModel(read, "model.tflite").made();
    weights::Tensor questions = files::tensor("question", {2, 192});
    for (double& number : questions.values) {
        number = number / 100.0 - 1.0;
    }
    weights::Tensor answers = files::tensor("answer", {2, 3});
    for (std::size_t i = 0; i < 2; ++i) {
        const auto first = questions.values.begin() + static_cast<std::ptrdiff_t>(192 * i);
        const std::vector<double> answer = weights::tflite::float_answer(read, {first, first + 192});
        std::copy(answer.begin(), answer.end(), answers.values.begin() + static_cast<std::ptrdiff_t>(3 * i));
    }
    weights::tflite::compare_float_answers(read, network, questions, answers);
    CHECK(weights::tflite::given_float_test(network, questions, answers).is_given);
    answers.values[5] += 0.01;
    CHECK(contains(files::refusal([&] { compare_float_answers(read, network, questions, answers); }),
                   "output 2 of example 1 is "));
}

TEST_CASE("what a network of float cannot be") {
    ModelToWrite model = in_float(specimen());
    model.operators[9].options.number(0, 2.0f);
    CHECK(contains(refused(model), "SOFTMAX, which makes 'shares' [1, 3] float32, multiplies its inputs by a beta"));
    model = in_float(specimen());
    model.operators[6].options.number(5, std::int8_t(1));
    CHECK(contains(refused(model), "AVERAGE_POOL_2D, which makes 'mean' [1, 1, 1, 8] float32, has an activation"));
    CHECK(contains(refused(padded_pool(0)), "does not lie before a convolution, or before a max pool of what has no"));
    CHECK(imported(padded_pool(3)).network.layers.size() == 3);
    model = in_float(specimen());
    for (std::size_t i = 0; i < 4; ++i) {
        model.tensors[16].bytes[8 + i] = i < 2 ? 0 : i == 2 ? 0xc0 : 0x7f; // NaN
    }
    CHECK(contains(refused(model), "tensor 'last' [3, 8] float32 holds a number that is infinite or none"));
    model = in_float(specimen());
    model.tensors[0].shape = {1, 6000, 3000, 3};
    model.tensors[1].shape = {1, 6000, 3000, 3};
    model.tensors[4].shape = {1, 3000, 3000, 4};
    model.operators.resize(2);
    model.outputs = {4};
    CHECK(contains(refused(model), "takes more than 500,000,000 multiply-adds in float32; "));
}

TEST_CASE("a model that computes in bytes somewhere is none of float32") {
    const weights::Bytes file = specimen().file();
    CHECK_FALSE(weights::tflite::is_float_model(weights::tflite::read_tflite(file)));
}
