// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/weights/header_text.hpp"

#include <doctest/doctest.h>

#include "files.hpp"

using files::contains;
using files::tensor;
using weights::Layout;
using weights::Mapping;
using weights::Model;
using weights::Tensor;

namespace {

const std::string two_layers = "3,dense:2:relu,dense:4";

std::vector<Tensor> pytorch(const std::string& first, const std::string& second) {
    return {tensor(second + ".bias", {4}), tensor(first + ".weight", {2, 3}), tensor(second + ".weight", {4, 2}),
            tensor(first + ".bias", {2})};
}

Model model(const std::string& network, const std::vector<Tensor>& tensors, const std::vector<Mapping>& mappings = {},
            Layout layout = Layout::unknown, bool is_ordered = false) {
    return weights::make_model(weights::read_description(network), tensors, is_ordered, layout, mappings);
}

std::string refused(const std::string& network, const std::vector<Tensor>& tensors,
                    const std::vector<Mapping>& mappings = {}, Layout layout = Layout::unknown) {
    return files::refusal([&] { model(network, tensors, mappings, layout); });
}

/// What tensor() makes of the two layers, as the library keeps them: weights [in][out], bias.
const std::vector<float> expected{0, 100, 1, 101, 2, 102, 0, 1, 0, 100, 200, 300, 1, 101, 201, 301, 0, 1, 2, 3};

} // namespace

TEST_CASE("layers are found by their names and turned to [in][out]") {
    CHECK(model(two_layers, pytorch("0", "2")).parameters == expected);
    CHECK(model(two_layers, pytorch("fc9", "fc10")).parameters == expected);
    CHECK(model(two_layers, pytorch("net.layers.0", "net.layers.1")).parameters == expected);
    const std::vector<Tensor> keras{tensor("dense_1/kernel", {2, 4}), tensor("dense/bias", {2}),
                                    tensor("dense_1/bias", {4}), tensor("dense/kernel", {3, 2})};
    CHECK((model(two_layers, keras).parameters ==
           std::vector<float>{0, 1, 100, 101, 200, 201, 0, 1, 0, 1, 2, 3, 100, 101, 102, 103, 0, 1, 2, 3}));
}

TEST_CASE("without a bias it is zero") {
    CHECK((model("2,dense:1", {tensor("fc.weight", {1, 2})}).parameters == std::vector<float>{0, 1, 0}));
}

TEST_CASE("arrays without names come in their order") {
    const std::vector<Tensor> counted{tensor("3", {4}), tensor("0", {2, 3}), tensor("1", {2}), tensor("2", {4, 2})};
    CHECK(model(two_layers, counted).parameters == expected);
    const std::vector<Tensor> named{tensor("s", {2, 3}), tensor("r", {2}), tensor("q", {4, 2}), tensor("p", {4})};
    CHECK(model(two_layers, named, {}, Layout::unknown, true).parameters == expected);
}

TEST_CASE("the order of the files is the order of the layers, whatever their names say") {
    const std::vector<float> turned{0, 100, 1, 101, 0, 1, 0, 1, 100, 101, 0, 1};
    Tensor second = tensor("w2", {2, 2});
    second.values = {0, 100, 1, 101};
    const std::vector<Tensor> backwards{second, tensor("b2", {2}), tensor("w1", {2, 2}), tensor("b1", {2})};
    CHECK(model("2,dense:2,dense:2", backwards, {}, Layout::keras, true).parameters == turned);
    second.name = "2";
    const std::vector<Tensor> counted{second, tensor("3", {2}), tensor("0", {2, 2}), tensor("1", {2})};
    CHECK(model("2,dense:2,dense:2", counted, {}, Layout::keras, true).parameters == turned);
    const std::vector<Tensor> bias_first{tensor("1", {2}), tensor("0", {2, 2})};
    CHECK(contains(files::refusal([&] { model("2,dense:2", bias_first, {}, Layout::keras, true); }),
                   "in the order in which they are given, of which '1' is the first; sort them"));
    const auto refused_order = [](const std::vector<std::string>& names) {
        return files::refusal([&] { weights::check_not_sorted_as_text(names); });
    };
    CHECK(contains(refused_order({"0", "1", "10", "11", "2", "3"}), "sorted '11.npy' before '2.npy'"));
    CHECK(refused_order({"0", "1", "2", "10", "11"}) == "");
    CHECK(refused_order({"00", "01", "02", "10", "11"}) == "");
    CHECK(refused_order({"w2", "b2", "w1", "b1"}) == "");
    CHECK(contains(refused_order({"10", "8", "9"}), "the shell has sorted '10.npy'"));
}

TEST_CASE("names without numbers: shapes tell the layers, or --map does") {
    CHECK(model(two_layers, pytorch("trunk", "head")).parameters == expected);
    const std::string square = "2,dense:2:relu,dense:2";
    const std::vector<Tensor> alike{tensor("trunk.weight", {2, 2}), tensor("head.weight", {2, 2})};
    CHECK(contains(refused(square, alike), "both 'head.weight' [2, 2] F32 and 'trunk.weight' [2, 2] F32 fit"));
    CHECK(contains(refused(square, alike), "--map 'head.weight=0.weight'"));
    CHECK(model(square, alike, {{"trunk.weight", "0.weight"}}).parameters.size() == 12);
    Tensor third = tensor("head.weight", {2, 2});
    Tensor first = tensor("fc1.weight", {2, 2});
    Tensor second = tensor("fc2.weight", {2, 2});
    first.values = {1, 1, 1, 1};
    second.values = {2, 2, 2, 2};
    third.shape = {4, 2};
    third.values = std::vector<double>(8, 3);
    CHECK((model("2,dense:2,dense:2,dense:4", {third, second, first}).parameters ==
           std::vector<float>{1, 1, 1, 1, 0, 0, 2, 2, 2, 2, 0, 0, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 0}));
    third.shape = {2, 2};
    third.values.resize(4);
    CHECK(contains(refused("2,dense:2,dense:2,dense:2", {third, second, first}), "both 'fc1.weight'"));
    const std::vector<Tensor> one_twice{tensor("a.weight", {2, 2}), tensor("b.weight", {7, 7})};
    CHECK(contains(refused(square, one_twice), "one more layer"));
    CHECK(contains(refused(two_layers, {tensor("a.weight", {9, 9}), tensor("b.weight", {4, 2})}), "no array fits"));
}

TEST_CASE("--map places, ignores, and is checked itself") {
    std::vector<Tensor> tensors = pytorch("0", "2");
    tensors.push_back(tensor("temperature", {1}));
    CHECK(contains(refused(two_layers, tensors), "nothing says what 'temperature' [1] F32 is"));
    const Model without = model(two_layers, tensors, {{"temperature", "ignore"}});
    CHECK(without.parameters == expected);
    CHECK((without.ignored == std::vector<std::string>{"'temperature' [1] F32"})); // so --answer is needed
    CHECK(contains(without.notes.back(), "left out: 'temperature'"));
    tensors.push_back(tensor("other.weight", {5, 2}));
    CHECK(contains(refused(two_layers, tensors, {{"temperature", "ignore"}}), "the file 3 layers"));
    CHECK(model(two_layers, tensors, {{"temperature", "ignore"}, {"other.weight", "ignore"}}).ignored.size() == 2);
    CHECK(contains(refused(two_layers, pytorch("0", "2"), {{"0.bias", "ignore"}}), "ignore both or none"));
    CHECK(model("3,dense:2:relu,dense:2",
                {tensor("a.weight", {2, 3}), tensor("a.bias", {2}), tensor("b.weight", {2, 2}), tensor("c", {2})},
                {{"a.bias", "ignore"}, {"c", "0.bias"}, {"b.weight", "1.weight"}})
              .parameters.size() == 14);
    const std::vector<Mapping> all{{"p", "0.weight"}, {"q", "0.bias"}, {"r", "1.weight"}, {"s", "1.bias"}};
    const std::vector<Tensor> letters{tensor("s", {4}), tensor("r", {4, 2}), tensor("q", {2}), tensor("p", {2, 3})};
    CHECK(model(two_layers, letters, all).parameters == expected);
    CHECK(contains(refused(two_layers, letters, {{"t", "0.weight"}}), "'t', which no file has"));
    CHECK(contains(refused(two_layers, letters, {{"p", "2.weight"}}), "from 0 to 1"));
    CHECK(contains(refused(two_layers, letters, {{"p", "0.kernel"}}), "NAME=0.bias"));
    CHECK(contains(refused(two_layers, letters, {{"p", "0.weight"}, {"r", "0.weight"}}), "two arrays to 0.weight"));
    CHECK(contains(refused(two_layers, pytorch("0", "2"), {{"0.weight", "ignore"}}), "gets no weights"));
    CHECK(contains(refused(two_layers, pytorch("0", "2"), {{"0.weight", "0.weight"}}), "the file 2 layers"));
}

TEST_CASE("what --map ignores is to be proved in whatever format it is stored") {
    const std::vector<Tensor> used{tensor("0.weight", {2, 3}), tensor("2.weight", {4, 2})};
    const std::vector<Tensor> others{tensor("1.weight", {2, 2}), tensor("1.bias", {2}), tensor("scale", {1}),
                                     tensor("mask", {2, 2})};
    for (const std::vector<Tensor>& same : files::in_other_formats(others)) {
        std::vector<Tensor> tensors = used;
        std::vector<Mapping> mappings;
        for (const Tensor& other : same) {
            tensors.push_back(other);
            mappings.push_back({other.name, "ignore"});
        }
        CHECK(model(two_layers, tensors, mappings).ignored.size() == 4);
    }
    for (const std::vector<Tensor>& bias : files::in_other_formats({tensor("0.bias", {2})})) {
        CHECK(
            contains(refused(two_layers, {used[0], used[1], bias[0]}, {{"0.bias", "ignore"}}), "ignore both or none"));
    }
}

TEST_CASE("only a single whole number that no layer has is a counter") {
    const std::vector<Tensor> used{tensor("0.weight", {2, 3}), tensor("2.weight", {4, 2})};
    const auto with = [&](const Tensor& other) {
        return std::vector<Tensor>{used[0], used[1], other};
    };
    for (const char* const format : {"BOOL", "U8", "I8", "I64"}) {
        for (const std::vector<Mapping>& mappings : {std::vector<Mapping>{}, {{"step", "ignore"}}}) {
            const Model found = model(two_layers, with(tensor("step", {}, format)), mappings);
            CHECK(found.ignored.empty());
            CHECK(contains(found.notes.back(), "left out: 'step' [] "));
        }
        CHECK(refused(two_layers, with(tensor("0.bias", {}, format))) != "");
        CHECK(contains(refused(two_layers, with(tensor("0.bias", {}, format)), {{"0.bias", "ignore"}}),
                       "ignore both or none"));
    }
    std::vector<Tensor> temperatures{tensor("temperature", {}, "F8_E5M2"), tensor("temperature", {}, "F8_E4M3"),
                                     tensor("temperature", {})};
    temperatures.push_back(temperatures[0]);
    temperatures.back().format = &weights::unknown_format();
    for (const Tensor& temperature : temperatures) {
        CHECK(contains(refused(two_layers, with(temperature)), "nothing says what 'temperature' [] "));
        CHECK(model(two_layers, with(temperature), {{"temperature", "ignore"}}).ignored.size() == 1);
    }
    const Model seeded = model(two_layers, with(tensor("dropout/seed_generator/seed_generator_state", {2}, "U32")),
                               {{"dropout/seed_generator/seed_generator_state", "ignore"}});
    CHECK(seeded.ignored.empty());
}

TEST_CASE("shapes and numbers are checked") {
    CHECK(contains(refused("4,dense:2", {tensor("0.weight", {2, 3})}), "takes [2, 4] or [4, 2]"));
    CHECK(contains(refused("3,dense:2", {tensor("0.weight", {2, 3}), tensor("0.bias", {3})}), "takes [2]"));
    CHECK(contains(refused("3,dense:2", {tensor("0.weight", {6})}), "a PReLU or an RMSNorm"));
    CHECK(contains(refused("3,dense:2", {tensor("0.weight", {2, 3, 1})}), "a convolution"));
    CHECK(contains(refused("3,dense:2", {tensor("0.weight", {2, 3}, "I32")}), "save it as float32"));
    CHECK(contains(refused("3,dense:2", {}), "the file 0 layers"));
    CHECK(contains(refused("3,dense:2", std::vector<Tensor>(5000, tensor("0.weight", {2, 3}))), "4,096"));
    Tensor bad = tensor("0.weight", {2, 3});
    for (const double value : {HUGE_VAL, -HUGE_VAL, std::nan(""), 1e39}) {
        bad.values[3] = value;
        CHECK(contains(refused("3,dense:2", {bad}), "infinite, not a number or beyond float"));
    }
}

TEST_CASE("the shape decides the layout, else names and the other layers do, else --layout") {
    const std::vector<float> turned{0, 100, 1, 101, 0, 0};
    const std::vector<float> straight{0, 1, 100, 101, 0, 0};
    const std::string square = "2,dense:2";
    CHECK(model(square, {tensor("0.weight", {2, 2})}).parameters == turned);
    CHECK(model(square, {tensor("dense/kernel", {2, 2})}).parameters == straight);
    CHECK(model(square, {tensor("0.weight", {2, 2})}, {}, Layout::keras).parameters == straight);
    CHECK(model(square, {tensor("dense/kernel", {2, 2})}, {}, Layout::pytorch).parameters == turned);
    CHECK(contains(refused(square, {tensor("0", {2, 2})}), "add --layout pytorch or --layout keras"));
    // These words are written by hand, for x W as often as for W x.
    for (const char* const name :
         {"w", "W1", "weights", "linear/w", "Weight", "layer1.weights", "weight_1", "kernel1"}) {
        CHECK(contains(refused(square, {tensor(name, {2, 2})}), "add --layout pytorch or --layout keras"));
        CHECK(model(square, {tensor(name, {2, 2})}, {}, Layout::keras).parameters == straight);
        CHECK(model(square, {tensor(name, {2, 2})}, {}, Layout::pytorch).parameters == turned);
    }
    // The layer above it says that this .weight is Keras's, which its name denies.
    const std::vector<Tensor> mixed{tensor("0.weight", {2, 2}), tensor("1.weight", {2, 4})};
    CHECK(contains(refused("2,dense:2,dense:4", mixed), "add --layout"));
    const std::vector<Tensor> nameless{tensor("0", {2, 2}), tensor("1", {2}), tensor("2", {4, 2}), tensor("3", {4})};
    const Model by_others = model("2,dense:2,dense:4", nameless);
    CHECK(by_others.parameters[1] == 100.0f);
    CHECK(contains(by_others.notes[0], "as [out, in] (the shapes of the others)"));
    CHECK(contains(refused(two_layers, pytorch("0", "2"), {}, Layout::keras), "leave --layout away"));
}

TEST_CASE("a number in C++ is the same number") {
    CHECK(weights::literal(0.0f) == "0.0f");
    CHECK(weights::literal(-0.0f) == "-0.0f");
    CHECK(weights::literal(1.0f) == "1.0f");
    CHECK(weights::literal(0.1f) == "0.1f");
    CHECK(weights::literal(1e-45f) == "1e-45f");
    CHECK(weights::literal(16777216.0f) == "16777216.0f");
    std::uint32_t bits = 1;
    int wrong = 0;
    for (int i = 0; i < 100000; ++i) {
        bits = bits * 1664525u + 1013904223u;
        const float value = weights::number_of<float>(bits);
        if (value - value == 0.0f) { // is finite
            const std::string text = weights::literal(value);
            wrong += weights::number_of<std::uint32_t>(std::strtof(text.c_str(), nullptr)) == bits ? 0 : 1;
        }
    }
    CHECK(wrong == 0);
    CHECK(weights::literal_above(0.00123) == "0.0013f");
    CHECK(weights::literal_above(0.0) == "0.0f");
}

TEST_CASE("what Python answered is compared") {
    const Model network = model("2,dense:2:tanh", {tensor("0.weight", {2, 2}), tensor("0.bias", {2})});
    Tensor question = tensor("question", {1, 2});
    question.values = {0.5, -0.25};
    Tensor answer = tensor("answer", {2});
    answer.values = {std::tanh(-0.25), std::tanh(50.0 - 25.25 + 1.0)};
    const auto compare = [&] {
        weights::check_test_vector(network, question, answer);
    };
    CHECK(files::refusal(compare) == "");
    answer.values[0] += 1e-3;
    CHECK(contains(files::refusal(compare), "output 0 is"));
    answer.values = {0.0};
    CHECK(contains(files::refusal(compare), "must hold 2 and 2 numbers for each example"));
}

TEST_CASE("of several examples all are compared, and the first becomes the test") {
    const Model network = model("2,dense:2:tanh", {tensor("0.weight", {2, 2}), tensor("0.bias", {2})});
    Tensor questions = tensor("question", {2, 2});
    questions.values = {0.5, -0.25, 0.0, 0.25};
    Tensor answers = tensor("answer", {2, 2});
    answers.values = {std::tanh(-0.25), std::tanh(25.75), std::tanh(0.25), std::tanh(26.25)};
    const weights::TestVector test = weights::check_test_vector(network, questions, answers);
    CHECK((test.question == std::vector<double>{0.5, -0.25}));
    CHECK(test.is_given);
    answers.values[2] = 0.0;
    CHECK(contains(files::refusal([&] { weights::check_test_vector(network, questions, answers); }), "output 0 is"));
    questions.shape = {4};
    CHECK(contains(files::refusal([&] { weights::check_test_vector(network, questions, answers); }), "not [4]"));
}

TEST_CASE("an answer before the last activation is called so") {
    const Model network = model("2,dense:2:softmax", {tensor("0.weight", {2, 2}), tensor("0.bias", {2})});
    Tensor question = tensor("question", {2});
    question.values = {0.5, -0.25};
    Tensor answer = tensor("answer", {2});
    answer.values = {-0.25, 25.75};
    CHECK(contains(files::refusal([&] { weights::check_test_vector(network, question, answer); }),
                   "that is the output before Softmax"));
}

TEST_CASE("the header says whether the model's own answer was compared, and what a sketch includes") {
    const Model network = model("2,dense:1", {tensor("fc.weight", {1, 2})});
    weights::TestVector test = weights::make_test_vector(network);
    CHECK(contains(weights::header_text(network, test, "factory"), "// Not compared with what the model itself"));
    test.is_given = true;
    const std::string text = weights::header_text(network, test, "factory");
    CHECK(contains(text, "// Compared with what the model itself answered.\n"));
    CHECK(contains(text, "#if __has_include(<nervelet/nervelet.hpp>)\n#include <nervelet/nervelet.hpp>\n#else"));
    CHECK(contains(text, "#include <nervelet.h>\n#endif\n"));
}

TEST_CASE("what is a default in one framework only is asked for") {
    const std::string leaky = "3,dense:2:leaky_relu";
    CHECK(model(leaky, {tensor("0.weight", {2, 3})}).notes.back() == "dense 0: LeakyReLU with 0.01");
    CHECK(contains(refused(leaky, {tensor("dense/kernel", {3, 2})}), "write it, as leaky_relu:0.3"));
    CHECK(model("3,dense:2:leaky_relu:0.3", {tensor("dense/kernel", {3, 2})}).notes.back() ==
          "dense 0: LeakyReLU with 0.30");
}

TEST_CASE("the test vector's answer depends on its question, where the network does") {
    Tensor steep = tensor("0.weight", {2, 2});
    steep.values = {100.0, 100.0, 0.0, 0.0}; // saturated but at the smallest questions
    const Model network = model("2,dense:2:sigmoid", {steep});
    const weights::TestVector test = weights::make_test_vector(network);
    CHECK(test.question.size() == 2);
    CHECK(test.answer.size() == 2);
    CHECK(test.tolerance > 0.0);
    CHECK(test.tolerance < 1e-4);
    Tensor huge = tensor("0.weight", {2, 2});
    huge.values[0] = 3e38;
    huge.values[1] = 3e38;
    CHECK(contains(files::refusal([&] { weights::evaluate(model("2,dense:2", {huge}), {1.0, 1.0}); }), "overflows"));
}

TEST_CASE("a header's comments hold nothing that a file could put into its code") {
    const std::string bad = "x\nint main();\\\n\?\?/\x1b[2J.weight";
    const Model network = model("3,dense:2", {tensor(bad, {2, 3})});
    const std::string text = weights::header_text(network, weights::make_test_vector(network), "factory");
    CHECK(!contains(text, "\nint main"));
    CHECK(contains(text, "// dense 0: 'x_int main();____/_[2J.weight' [2, 3] F32 as [out, in] (its shape)\n"));
}
