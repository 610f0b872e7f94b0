// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/weights/fixed_header.hpp"

#include <doctest/doctest.h>

#include "files.hpp"

using files::contains;
using files::tensor;
using weights::Model;
using weights::Scalar;
using weights::Tensor;
using weights::TestVector;

namespace {

/// A network whose layers have these weights and no biases.
Model model(const std::string& network, const std::vector<std::vector<double>>& weights) {
    const weights::Description description = weights::read_description(network);
    std::vector<Tensor> tensors;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const weights::Layer& layer = description.layers[i];
        Tensor one = tensor("fc" + std::to_string(i) + ".weight", {layer.outputs, layer.inputs});
        one.values = weights[i];
        tensors.push_back(one);
    }
    return weights::make_model(description, tensors, false, weights::Layout::pytorch, {});
}

std::string header(const Model& made, const std::string& scalar, const std::vector<double>& question) {
    double difference = 0.0;
    const TestVector test{question, weights::evaluate(made, question).values, 0.001};
    return weights::fixed_header_text(made, test, "factory", weights::read_scalar(scalar), difference);
}

std::string refused(const Model& made, const std::string& scalar, const std::vector<double>& question) {
    return files::refusal([&] { header(made, scalar, question); });
}

} // namespace

TEST_CASE("scalars are named float, fixed16, or by their bits") {
    CHECK(weights::read_scalar("float").type() == "float");
    CHECK(weights::read_scalar("fixed16").type() == "nervelet::Fixed16");
    CHECK(weights::read_scalar("fixed:13:11").text() == "fixed16");
    CHECK(weights::read_scalar("fixed:12:9").type() == "nervelet::Fixed<12, 9>");
    for (const char* const wrong :
         {"", "fixed", "fixed:", "fixed:12", "fixed:12:", "fixed::11", "fixed:0:11", "fixed:12:16", "fixed:12:11:1",
          "fixed:1x:11", "fixed:-1:11", "Fixed16", "double"}) {
        CHECK(contains(files::refusal([&] { weights::read_scalar(wrong); }),
                       "--scalar is float, fixed16, or fixed:12:11"));
    }
}

TEST_CASE("the weights of an output lie beside each other, rounded to the nearest, a half away from zero") {
    const Model made =
        model("2,dense:3:relu,dense:1", {{1, 2, 3, -4, 0.5, 0.25}, {1.5 / 8192, -1.5 / 8192, 1.4 / 8192}});
    const std::vector<std::int16_t> parameters = weights::fixed_parameters(made, weights::read_scalar("fixed16"));
    CHECK((parameters == std::vector<std::int16_t>{8192, 16384, 24576, -32768, 4096, 2048, 0, 0, 0, 2, -2, 1, 0}));
    const std::string text = header(made, "fixed16", {0.5, -0.25});
    CHECK(
        contains(text, "nervelet::Network<nervelet::Fixed16, nervelet::Input<2>, nervelet::Dense<3, nervelet::ReLU>,"));
    CHECK(contains(text, "raw(8192), raw(16384),\n        raw(24576), raw(-32768),\n        raw(4096), raw(2048),"));
    CHECK(contains(text, "constexpr Net::Input question{{\n    raw(1024), raw(-512),\n}};"));
}

TEST_CASE("the answer is that of the rounded weights and the rounded input") {
    const Model made = model("1,dense:1", {{1.0 + 0.4 / 8192}});
    std::string notes;
    const TestVector test{{1.0 + 0.3 / 2048}, weights::evaluate(made, {1.0 + 0.3 / 2048}).values, 0.001};
    const auto fixed = weights::make_fixed_test(made, test, weights::read_scalar("fixed16"));
    CHECK(fixed.test.answer[0] == 1.0);
    CHECK(fixed.input[0] == 2048);
    CHECK(fixed.difference > 0.3 / 2048);
    CHECK(fixed.difference < 0.5 / 2048);
    CHECK(fixed.test.tolerance < 10.0 / 2048);
    CHECK(contains(weights::header_text_of(made, test, "factory", weights::read_scalar("float"), notes),
                   "Network<float, "));
    CHECK(notes == "");
    weights::header_text_of(made, test, "factory", weights::read_scalar("fixed16"), notes);
    CHECK(contains(notes, "In 16 bits, fixed16, it answers the test within"));
}

TEST_CASE("what 16 bits do not hold is named, with the bits that hold it") {
    const Model large = model("2,dense:2:relu,dense:1", {{1, 5.5, -17, 2}, {1, 1}});
    const std::string words = refused(large, "fixed16", {0.5, 0.5});
    CHECK(contains(words,
                   "dense layer 0 (2 inputs, 2 units): weight [0][1] is -17, and fixed16 holds weights and biases up "
                   "to 4; --scalar fixed:10:11 holds it"));
    CHECK(refused(large, "fixed:10:11", {0.5, 0.5}) == "");
    CHECK(contains(refused(model("1,dense:1", {{50000}}), "fixed16", {0}), "train with inputs and weights near 1"));
    CHECK(refused(model("1,dense:1", {{-4}}), "fixed16", {1}) == ""); // as low as it can be
    CHECK(contains(refused(model("1,dense:1", {{4}}), "fixed16", {1}), "weight [0][0] is 4, and"));
    const Model wide = model("2,dense:1:relu,dense:1", {{3, 3}, {0.25}});
    CHECK(contains(refused(wide, "fixed16", {5, 5}),
                   "dense layer 0 (2 inputs, 1 units): an output for the test's input is 30, "
                   "and fixed16 holds up to 16; --scalar fixed:13:10 holds it, or scale"));
    CHECK(refused(wide, "fixed:13:10", {5, 5}) == "");
    CHECK(contains(refused(wide, "fixed16", {-17, 5}), "input 0 of the test is -17, and fixed16 holds up to 16"));
    const Model scores = model("3,dense:2:softmax", {{3, 3, 3, 0, 1, 0}});
    CHECK(contains(refused(scores, "fixed16", {15, 15, 15}),
                   "a sum for the test's input is 135, and fixed16 holds up to 128; --scalar fixed:13:10 holds it"));
    CHECK(refused(scores, "fixed16", {14, 14, 14}) == "");
}

TEST_CASE("layers and activations that do not compute in 16 bits are refused") {
    const auto words = [](const std::string& network) {
        return files::refusal([&] { weights::check_fixed_layers(weights::read_description(network)); });
    };
    CHECK(words("8x2,conv1d:3:3:tanh,dropout:20,residual(conv1d:3:3:same):relu,maxpool1d:2,dense:3:hardswish,dense:2:"
                "softmax") == "");
    CHECK(
        contains(words("4,dense:3:elu,dense:2"), "dense layer 0 (4 inputs, 3 units) has ELU, which does not compute"));
    CHECK(
        contains(words("8x2,conv1d:3:3:hardswish,dense:2"), "has Hardswish, which does not compute in 16 bits there"));
    CHECK(contains(words("8x2,residual(conv1d:2:3:same):gelu,dense:2"), "the sum of the residual in part 1"));
    CHECK(contains(words("4,layernorm,dense:2"), "does not compute in 16 bits; leave out --scalar"));
    CHECK(contains(words("8x2,conv1d:3:3,globalaverage"), "and in 16 bits with a dense layer; add one"));
}
