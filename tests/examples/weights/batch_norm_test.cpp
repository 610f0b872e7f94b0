// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/weights/batch_norm.hpp"

#include <doctest/doctest.h>

#include "../../../examples/host/weights/test_vector.hpp"
#include "torch_residuals.hpp"

using files::before_activation;
using files::before_layers;
using files::contains;
using files::numbers;
using files::tensor;
using weights::Layout;
using weights::Model;
using weights::Tensor;
using Numbers = std::vector<double>;

namespace {

Model model(const std::string& network, const std::vector<Tensor>& tensors,
            const std::vector<std::string>& epsilons = {}, bool is_ordered = false,
            const std::vector<weights::Mapping>& mappings = {}) {
    const Layout layout = is_ordered ? Layout::pytorch : Layout::unknown;
    return weights::make_model(weights::read_description(network), tensors, is_ordered, layout, mappings, epsilons);
}

std::string refused(const std::string& network, const std::vector<Tensor>& tensors,
                    const std::vector<weights::Mapping>& mappings = {}) {
    return files::refusal([&] { model(network, tensors, {}, false, mappings); });
}

/// The largest difference to what Python answers. The folded weights are rounded to float.
double error(const Model& model, const Numbers& x, const Numbers& y) {
    const weights::Answer own = weights::evaluate(model, x);
    REQUIRE(own.values.size() == y.size());
    double largest = 0.0;
    for (std::size_t j = 0; j < y.size(); ++j) {
        largest = std::fmax(largest, std::fabs(own.values[j] - y[j]));
    }
    return largest;
}

double error_before_activation(const Model& model) {
    double largest = 0.0;
    for (const files::Example& example : files::examples_before_activation()) {
        largest = std::fmax(largest, error(model, example.x, example.y));
    }
    return largest;
}

double error_before_layers(const Model& model) {
    double largest = 0.0;
    for (const files::Example& example : files::examples_before_layers()) {
        largest = std::fmax(largest, error(model, example.x, example.y));
    }
    return largest;
}

/// The same arrays with other names. beginnings: old and new ones.
std::vector<Tensor> renamed(std::vector<Tensor> tensors,
                            std::initializer_list<std::pair<const char*, const char*>> beginnings) {
    for (Tensor& tensor : tensors) {
        for (const std::pair<const char*, const char*>& beginning : beginnings) {
            const std::string old = beginning.first;
            if (tensor.name.compare(0, old.size(), old) == 0) {
                tensor.name = beginning.second + tensor.name.substr(old.size());
                break;
            }
        }
    }
    return tensors;
}

} // namespace

TEST_CASE("a BatchNorm between Linear and activation is folded into the Linear, as PyTorch answers") {
    const Model given = model("3,dense:4,batchnorm:tanh,dense:2", before_activation());
    CHECK(error_before_activation(given) < 1e-6);
    CHECK(given.network.type == "nervelet::Network<float, nervelet::Input<3>, nervelet::Dense<4, nervelet::Tanh>, "
                                "nervelet::Dense<2>>");
    CHECK(given.ignored.empty());
    CHECK(given.notes[4] == "batchnorm '1': folded into the outputs of dense 0, eps 1e-05 (PyTorch's default, --eps "
                            "takes another)");
    CHECK(given.notes[5] == "left out: '1.num_batches_tracked' [] I64, a counter");
}

TEST_CASE("a BatchNorm before the first Linear or behind an activation is folded into the next, as PyTorch answers") {
    const std::string network = "3,batchnorm,dense:4:tanh,batchnorm,dropout:20,dense:2";
    CHECK(error_before_layers(model(network, before_layers(), {"3=1e-2"})) < 1e-6);
    CHECK(error_before_layers(model(network, before_layers(), {"3=0.01", "0=1e-5"})) < 1e-6);
    CHECK(error_before_layers(model(network, before_layers(), {"3=1e-2", "1e-5"})) < 1e-6);
    CHECK(error_before_layers(model(network, before_layers())) > 1e-3);           // eps is not PyTorch's default
    CHECK(error_before_layers(model(network, before_layers(), {"1e-2"})) > 1e-3); // both
}

TEST_CASE("the numbers of a Sequential say where a BatchNorm lies, where only one order is possible") {
    const Model found = model("3,dense:4:tanh,dense:2", before_activation());
    CHECK(error_before_activation(found) < 1e-6);
    CHECK(found.network.text == "3,dense:4,batchnorm:tanh,dense:2");
    const std::vector<Tensor> without_dropout = renamed(before_layers(), {{"5.", "4."}});
    const Model behind = model("3,dense:4:tanh,dense:2", without_dropout, {"3=1e-2"});
    CHECK(behind.network.text == "3,batchnorm,dense:4:tanh,batchnorm,dense:2");
    CHECK(error_before_layers(behind) < 1e-6);
    // Linear, Dropout or activation, BatchNorm, activation or Dropout, Linear.
    CHECK(contains(refused("3,dense:4:tanh,dropout:20,dense:2", before_layers()),
                   "'dense:4,batchnorm:tanh' if it comes before the activation, or as 'dense:4:tanh,batchnorm' if "
                   "after it"));
    // A list of modules without the activation: Linear, BatchNorm, Linear.
    CHECK(contains(refused("3,dense:4:tanh,dense:2", renamed(before_activation(), {{"3.", "2."}})), "where it lies"));
    // Names of their own.
    const std::vector<Tensor> named = renamed(before_activation(), {{"0.", "fc1."}, {"1.", "bn1."}, {"3.", "fc2."}});
    CHECK(
        contains(refused("3,dense:4:tanh,dense:2", named), "a BatchNorm, 'bn1' of 4 numbers, and nothing says where"));
    CHECK(error_before_activation(model("3,dense:4,batchnorm:tanh,dense:2", named)) < 1e-6);
    CHECK(contains(refused("3,dense:5:tanh,dense:2", named), "does not fit dense layer 0"));
}

TEST_CASE("the numbers of a Sequential say where a BatchNorm lies behind a convolution, too") {
    const files::TorchModel torch = files::over_time();
    const auto text = [&](const std::string& network, const std::vector<Tensor>& tensors) {
        return model(network, tensors).network.text;
    };
    CHECK(text("10x2,conv1d:3:3:relu,maxpool1d:2,dense:2", torch.tensors) == torch.text);
    // Behind activation and pool, before Flatten; and before the pool, which counts as far as nothing else may be
    // there.
    const std::vector<Tensor> after_pool = renamed(torch.tensors, {{"1.", "3."}});
    CHECK(text("10x2,conv1d:3:3:relu,maxpool1d:2,dense:2", after_pool) ==
          "10x2,conv1d:3:3:relu,maxpool1d:2,batchnorm,dense:2");
    CHECK(contains(refused("10x2,conv1d:3:3:relu,maxpool1d:2,dense:2", renamed(torch.tensors, {{"1.", "2."}})),
                   "a batchnorm before a maxpool has a negative gamma"));
    CHECK(contains(refused("10x2,conv1d:3:3:relu,dropout:20,maxpool1d:2,dense:2",
                           renamed(torch.tensors, {{"1.", "2."}, {"5.", "6."}})),
                   "and nothing says where it lies; write it into the network, as 'conv1d:3:3,batchnorm:relu'"));
    // Without an activation: directly behind the convolution, and behind the pool.
    CHECK(text("10x2,conv1d:3:3,maxpool1d:2,dense:2", renamed(torch.tensors, {{"5.", "4."}})) ==
          "10x2,conv1d:3:3,batchnorm,maxpool1d:2,dense:2");
    CHECK(text("10x2,conv1d:3:3,maxpool1d:2,dense:2", renamed(torch.tensors, {{"1.", "2."}, {"5.", "4."}})) ==
          "10x2,conv1d:3:3,maxpool1d:2,batchnorm,dense:2");
    CHECK(weights::with_batch_norm("conv2d:8:3x5:same:leaky_relu:0.2:stride=2", false) ==
          "conv2d:8:3x5:same:stride=2,batchnorm:leaky_relu:0.2");
    CHECK(weights::with_batch_norm("depthwiseconv1d:3:relu:causal", false) ==
          "depthwiseconv1d:3:causal,batchnorm:relu");
}

TEST_CASE("a batchnorm that no convolution can take is refused in words") {
    const auto refused_text = [](const std::string& text) {
        return files::refusal([&] { weights::read_description(text); });
    };
    CHECK(contains(refused_text("9x2,batchnorm,conv1d:4:3:padding=1"), "a batchnorm before a conv1d with pads"));
    CHECK(contains(refused_text("9x2,conv1d:4:3:relu,batchnorm,maxpool1d:2,depthwiseconv1d:3:same"),
                   "a batchnorm before a depthwiseconv1d with pads"));
    CHECK(contains(refused_text("9x2,batchnorm,layernorm,dense:2"), "a batchnorm before a layernorm"));
    CHECK(contains(refused_text("9x2,conv1d:4:3,maxpool1d:2,batchnorm:relu,dense:2"), "cannot have an activation"));
    CHECK(contains(refused_text("9x2,conv1d:4:3,dropout:20,batchnorm:relu,dense:2"), "leave it out"));
    CHECK(contains(refused_text("9x2,conv1d:4:3:relu,batchnorm,globalaverage"), "no layer with weights follows"));
    CHECK(refused_text("9x2,batchnorm,conv1d:4:3:relu,batchnorm,maxpool1d:2:same,dense:2") == "");
}

TEST_CASE("rows of taps and channels, and of a depthwise layer, whose outputs see one channel each") {
    weights::LayerParameters rows{{1, 2, 3, 4}, {5}}; // two taps of two channels, one filter
    weights::fold_into_inputs(rows, {{10, 100}, {1, 2}});
    CHECK((rows.weights == Numbers{10, 200, 30, 400}));
    CHECK((rows.biases == Numbers{5 + 1 + 4 + 3 + 8}));
    weights::LayerParameters depthwise{{1, 2, 3, 4}, {5, 6, 7, 8}}; // one tap, two channels, two outputs each
    weights::fold_into_inputs(depthwise, {{10, 100}, {1, 2}}, true);
    CHECK((depthwise.weights == Numbers{10, 20, 300, 400}));
    CHECK((depthwise.biases == Numbers{5 + 1, 6 + 2, 7 + 6, 8 + 8}));
}

TEST_CASE("Keras's words and epsilon") {
    std::vector<Tensor> keras = renamed(before_activation(), {{"0.weight", "dense/weight"},
                                                              {"0.bias", "dense/bias"},
                                                              {"1.weight", "batch_normalization/gamma"},
                                                              {"1.bias", "batch_normalization/beta"},
                                                              {"1.running_mean", "batch_normalization/moving_mean"},
                                                              {"1.running_var", "batch_normalization/moving_variance"},
                                                              {"3.", "dense_1/"}});
    const std::string network = "3,dense:4,batchnorm:tanh,dense:2";
    const Model found = model(network, keras);
    CHECK(contains(found.notes[4], "eps 0.001 (Keras's default, --eps takes another)"));
    CHECK(error_before_activation(found) > 1e-4);
    CHECK(error_before_activation(model(network, keras, {"1e-5"})) < 1e-6);
    keras.erase(keras.begin() + 2, keras.begin() + 4); // without gamma, which is 1, and beta, which is 0
    for (std::size_t j = 0; j < 4; ++j) {
        const double deviation = std::sqrt(keras[3].values[j] + 1e-3);
        const double expected = (keras[0].values[3 * j] * 0.25 + keras[1].values[j] - keras[2].values[j]) / deviation;
        const Model plain = model(network, keras);
        CHECK(static_cast<double>(plain.parameters[j]) * 0.25 + static_cast<double>(plain.parameters[12 + j]) ==
              doctest::Approx(expected).epsilon(1e-6));
    }
}

TEST_CASE("Keras's Normalization of the inputs: (x - mean) / sqrt(variance)") {
    const std::vector<Tensor> keras{
        numbers("normalization/mean:0", {2}, {1.0, -2.0}), numbers("normalization/variance:0", {2}, {4.0, 0.25}),
        tensor("normalization/count:0", {}, "I64"), numbers("dense/kernel:0", {2, 1}, {0.5, 0.25}),
        numbers("dense/bias:0", {1}, {3.0})};
    CHECK(error(model("2,normalization,dense:1", keras), {3.0, -1.0}, {0.5 + 0.5 + 3.0}) < 1e-6);
    CHECK(contains(refused("2,dense:1", keras), "as '2,batchnorm' if it comes before the first layer"));
    CHECK(contains(refused("2,dense:1", keras, {{"normalization/mean:0", "ignore"}}), "cannot be ignored"));
    std::vector<Tensor> constant = keras;
    constant[1].values[0] = 0.0;
    CHECK(contains(refused("2,normalization,dense:1", constant), "no positive number"));
}

TEST_CASE("arrays without names: gamma, beta, mean and variance behind the bias") {
    std::vector<Tensor> counted = before_activation();
    for (std::size_t i = 0; i < counted.size(); ++i) {
        counted[i].name = std::to_string(i);
    }
    const std::string network = "3,dense:4,batchnorm:tanh,dense:2";
    CHECK(error_before_activation(model(network, counted, {"1e-5"}, true)) < 1e-6);
    CHECK(contains(files::refusal([&] { model(network, counted, {}, true); }), "add --eps"));
    CHECK(contains(files::refusal([&] { model("3,dense:4:tanh,dense:2", counted, {}, true); }),
                   "5 vectors behind '0' [4, 3] F32, of which the network needs 1, the bias"));
    counted.erase(counted.begin() + 2); // is it gamma, or the bias, that is missing?
    CHECK(contains(files::refusal([&] { model(network, counted, {"1e-5"}, true); }), "4 vectors behind"));
}

TEST_CASE("a BatchNorm cannot be ignored, nor be half there, nor lie elsewhere") {
    const std::string network = "3,dense:4:tanh,dense:2";
    for (const std::string name : {"1.running_mean", "1.running_var", "1.weight", "1.bias"}) {
        CHECK(contains(refused(network, before_activation(), {{name, "ignore"}}),
                       "belongs to a BatchNorm, on which the answers depend, so it cannot be ignored"));
    }
    CHECK(contains(refused(network, before_activation(),
                           {{"1.running_mean", "ignore"},
                            {"1.running_var", "ignore"},
                            {"1.weight", "ignore"},
                            {"1.bias", "ignore"},
                            {"1.num_batches_tracked", "ignore"}}),
                   "cannot be ignored"));
    for (const std::vector<Tensor>& whole : files::in_other_formats(before_activation())) {
        std::vector<Tensor> tensors = before_activation();
        std::vector<weights::Mapping> mappings;
        for (std::size_t i = 2; i < 6; ++i) { // all of the BatchNorm but its counter
            tensors[i] = whole[i];
            mappings.push_back({whole[i].name, "ignore"});
        }
        CHECK(contains(refused(network, tensors, mappings), "belongs to a BatchNorm"));
    }
    std::vector<Tensor> half = before_activation();
    half.erase(half.begin() + 5);
    CHECK(contains(refused("3,dense:4,batchnorm:tanh,dense:2", half), "batchnorm '1' has no variance"));
    half.erase(half.begin() + 4); // Then it is none: weight and bias alone are a LayerNorm's.
    CHECK(contains(refused(network, half), "a LayerNorm, a GroupNorm or a BatchNorm without running_mean"));
    CHECK(contains(refused("3,dense:4:tanh,dense:2,batchnorm", before_activation()), "does not fit its batchnorm '1'"));
    CHECK(contains(refused("3,dense:4,batchnorm:tanh,batchnorm,dense:2", before_activation()),
                   "the network has 2 batchnorms, the file 1 ('1')"));
    CHECK(contains(refused("4,dense:4:tanh,dense:4,batchnorm,dense:2",
                           {tensor("0.weight", {4, 4}), tensor("1.running_mean", {4}), tensor("1.running_var", {4}),
                            tensor("3.weight", {4, 4}), tensor("5.weight", {2, 4})}),
                   "lies at another place than the network says"));
    std::vector<Tensor> negative = before_activation();
    negative[5].values[2] = -1.0;
    CHECK(contains(refused(network, negative), "no positive number"));
    for (const std::string epsilon : {"", "x", "-1", "1=", "1=1e", "nan"}) {
        CHECK(contains(files::refusal([&] { model(network, before_activation(), {epsilon}); }), "--eps is the number"));
    }
}

TEST_CASE("several BatchNorms behind each other, and one for a row of outputs of any number of rows") {
    const Numbers scale{2.0, 3.0};
    weights::LayerParameters layer{{1, 2, 3, 4, 5, 6}, {10, 20}};
    weights::fold_into_outputs(layer, {scale, {100, 200}});
    CHECK((layer.weights == Numbers{2, 6, 6, 12, 10, 18}));
    CHECK((layer.biases == Numbers{120, 260}));
    weights::fold_into_inputs(layer, {{1, 2, 4}, {1, 0, -1}});
    CHECK((layer.weights == Numbers{2, 6, 12, 24, 40, 72}));
    CHECK((layer.biases == Numbers{120 + 2 - 10, 260 + 6 - 18}));
    // y = 3 (2 (x w + b) + 1) - 1 and y = w (3 (2 x + 1) - 1) + b.
    const weights::Description behind = weights::read_description("1,dense:1,batchnorm,batchnorm");
    const weights::Description before = weights::read_description("1,batchnorm,batchnorm,dense:1");
    std::vector<weights::LayerParameters> one{{{5}, {7}}};
    weights::fold_all(behind, {{{2}, {1}}, {{3}, {-1}}}, one);
    CHECK((one[0].weights == Numbers{30}));
    CHECK((one[0].biases == Numbers{44}));
    one = {{{5}, {7}}};
    weights::fold_all(before, {{{2}, {1}}, {{3}, {-1}}}, one);
    CHECK((one[0].weights == Numbers{30}));
    CHECK((one[0].biases == Numbers{17}));
}

TEST_CASE("Keras 2's hard_sigmoid behind a BatchNorm") {
    const Model folded = model("1,dense:1,batchnorm:hard_sigmoid_keras2",
                               {numbers("0.weight", {1, 1}, {2.0}), numbers("0.bias", {1}, {0.5}),
                                numbers("1.running_mean", {1}, {0.25}), numbers("1.running_var", {1}, {0.25})},
                               {"0"});
    for (const double x : {-2.0, -0.5, 0.0, 0.25, 2.0}) {
        const double z = (2.0 * x + 0.5 - 0.25) / 0.5;
        CHECK(error(folded, {x}, {std::fmin(std::fmax(0.2 * z + 0.5, 0.0), 1.0)}) < 1e-6);
    }
}

TEST_CASE("a batchnorm that cannot be folded is refused in words") {
    const auto refused_text = [](const std::string& text) {
        return files::refusal([&] { weights::read_description(text); });
    };
    CHECK(contains(refused_text("64,dense:10:relu,batchnorm"), "no layer with weights follows the last batchnorm"));
    CHECK(contains(refused_text("64,dense:32:relu,batchnorm:tanh,dense:10"), "cannot have an activation"));
    CHECK(contains(refused_text("64,dense:32,dropout:20,batchnorm:relu,dense:10"), "leave it out"));
    CHECK(contains(refused_text("64,batchnorm"), "ends with a dense layer"));
    CHECK(contains(refused_text("64,batchnorm:relu:1:2,dense:10"), "not 'batchnorm:relu:1:2'"));
    CHECK(refused_text("64,dense:10,batchnorm:softmax") == "");
    CHECK(weights::read_description("64,dense:32,batchnorm:leaky_relu:0.2,dense:10").layers[0].activation.percent ==
          20);
    CHECK(weights::read_description("64,dense:32,batchnorm:relu,dense:10").layers[1].module == "3");
}

TEST_CASE("the arrays of classes of one's own are found by their names: numbers, and the skip behind its layers") {
    const auto parameters = [](const std::string& text, std::vector<Tensor> tensors) {
        std::reverse(tensors.begin(), tensors.end()); // a file has no order
        return model(text, tensors).parameters;
    };
    const files::TorchModel plain = files::residual_over_time();
    CHECK(parameters(plain.text, renamed(plain.tensors, {{"0.", "stem."},
                                                         {"2.f.0.", "block.conv1."},
                                                         {"2.f.1.", "block.bn1."},
                                                         {"2.f.3.", "block.conv2."},
                                                         {"2.f.4.", "block.bn2."},
                                                         {"5.", "fc."}})) ==
          model(plain.text, plain.tensors).parameters);
    const files::TorchModel torch = files::residual_with_projection();
    CHECK(parameters(torch.text, renamed(torch.tensors, {{"0.f.0.", "layer1.0.conv1."},
                                                         {"0.f.1.", "layer1.0.bn1."},
                                                         {"0.f.3.f.0.", "layer1.0.inner."},
                                                         {"0.f.4.", "layer1.0.conv2."},
                                                         {"0.f.5.", "layer1.0.bn2."},
                                                         {"0.skip.0.", "layer1.0.downsample.0."},
                                                         {"0.skip.1.", "layer1.0.downsample.1."},
                                                         {"4.f.0.", "head.fc1."},
                                                         {"4.skip.", "head.Shortcut."}})) ==
          model(torch.text, torch.tensors).parameters);
    // Of the same size in a block, of another one before it.
    const weights::Description network =
        weights::read_description("2,dense:5,batchnorm,dense:3,residual(dense:3,batchnorm,dense:3,batchnorm):relu");
    const std::vector<Tensor> means{files::tensor("block.bn2", {3}), files::tensor("norm", {5}),
                                    files::tensor("block.bn1", {3})};
    std::vector<weights::LayerGroup> norms(3);
    for (std::size_t i = 0; i < 3; ++i) {
        norms[i].layer = means[i].name;
        norms[i].mean = &means[i];
    }
    const std::vector<weights::LayerGroup> ordered = weights::order_by_size(norms, network);
    REQUIRE(ordered.size() == 3);
    CHECK(ordered[0].layer == "norm");
    CHECK(ordered[1].layer == "block.bn1");
    CHECK(ordered[2].layer == "block.bn2");
    norms[0].layer = "other";
    CHECK(contains(files::refusal([&] { weights::order_by_size(norms, network); }), "2 BatchNorms of the file have 3"));
}

TEST_CASE("activations of a sum are checked like those of a layer") {
    const std::vector<Tensor> keras{numbers("dense/kernel", {2, 3}, {1, 2, 3, 4, 5, 6}),
                                    numbers("dense_1/kernel", {2, 3}, {1, 1, 1, 1, 1, 1}), // the projection
                                    numbers("bn/moving_mean", {3}, {0, 0, 0}),
                                    numbers("bn/moving_variance", {3}, {1, 1, 1})};
    const auto refused_text = [&](const std::string& text) {
        return files::refusal([&] { model(text, keras); });
    };
    CHECK(refused_text("2,residual(dense:3):leaky_relu:0.3,batchnorm:unfolded:leaky_relu:0.3") == "");
    CHECK(contains(refused_text("2,residual(dense:3):leaky_relu,batchnorm:unfolded"),
                   "the slope of leaky_relu in the sum of a residual is 0.01 in PyTorch, but 0.3 or 0.2 in Keras"));
    CHECK(contains(refused_text("2,residual(dense:3),batchnorm:unfolded:leaky_relu"),
                   "the slope of leaky_relu in batchnorm layer 2 (3 numbers) is 0.01 in PyTorch"));
    const Model tanh = model("2,residual(dense:3):tanh", {keras[0], keras[1]});
    const weights::Answer sum = weights::evaluate(model("2,residual(dense:3)", {keras[0], keras[1]}), {0.25, -0.5});
    CHECK(contains(files::refusal([&] {
                       weights::check_test_vector(tanh, numbers("question", {2}, {0.25, -0.5}),
                                                  numbers("answer", {3}, sum.values));
                   }),
                   "that is the output before Tanh: leave it out of the network"));
}

TEST_CASE("a batchnorm of its own: its arrays") {
    const std::string text = "2,dense:3:relu,batchnorm:unfolded";
    const std::vector<Tensor> tensors{
        numbers("0.weight", {3, 2}, {1, 2, 3, 4, 5, 6}), numbers("0.bias", {3}, {7, 8, 9}),
        numbers("2.running_mean", {3}, {0.5, 1.5, 2.5}), numbers("2.running_var", {3}, {0, 4, 9})};
    const Model own = model(text, tensors); // affine=False: gamma is 1, beta 0
    CHECK(own.parameters == std::vector<float>{1, 3, 5, 2, 4, 6, 7, 8, 9, 1, 1, 1, 0, 0, 0});
    REQUIRE(own.statistics.size() == 1);
    CHECK(own.statistics[0].mean == std::vector<float>{0.5f, 1.5f, 2.5f});
    CHECK(own.statistics[0].variance == std::vector<float>{0, 4, 9});
    CHECK(own.statistics[0].epsilon == 1e-5f);
    const auto refused_with = [&](std::size_t index, double value, const std::string& epsilon) {
        std::vector<Tensor> changed = tensors;
        changed[index].values[0] = value;
        return files::refusal([&] { model(text, changed, {epsilon}); });
    };
    CHECK(refused_with(3, 1.0, "0") == "");
    CHECK(contains(refused_with(3, 0.0, "0"), "'2.running_var' [3] F32 has a variance"));
    CHECK(contains(refused_with(3, -1e-6, "1e-5"), "a variance that is negative"));
    CHECK(contains(refused_with(3, 1e-50, "0"), "check the file and --eps"));
    CHECK(contains(refused_with(3, 1e39, "0"), "beyond float"));
    CHECK(contains(refused_with(2, std::nan(""), "1e-5"), "not a number"));
    const auto mapped = [&](const std::vector<Tensor>& arrays, const std::vector<weights::Mapping>& mappings,
                            bool is_ordered) {
        return files::refusal([&] {
            weights::make_model(weights::read_description(text), arrays, is_ordered, Layout::pytorch, mappings);
        });
    };
    std::vector<Tensor> more = tensors;
    more.push_back(numbers("gain", {3}, {1, 1, 1}));
    CHECK(contains(mapped(more, {{"gain", "1.weight"}}, false), "--map gives an array to batchnorm layer 1"));
    CHECK(contains(mapped({tensors[0], tensors[1]}, {}, false), "the network has 1 batchnorms, the file 0"));
    CHECK(contains(mapped({numbers("0", {3, 2}, {1, 2, 3, 4, 5, 6})}, {}, true), "save them with their names"));
    more = tensors;
    more[0].name = "4.weight";
    more[1].name = "4.bias";
    CHECK(contains(mapped(more, {}, false), "batchnorm '2' lies at another place than the network says"));
    // A second one is folded into it: 2 (x - mean) r + 5.
    const std::vector<Tensor> both{tensors[0],
                                   tensors[1],
                                   tensors[2],
                                   numbers("2.running_var", {3}, {1, 1, 1}),
                                   numbers("3.weight", {3}, {2, 2, 2}),
                                   numbers("3.bias", {3}, {5, 5, 5}),
                                   numbers("3.running_mean", {3}, {0, 0, 0}),
                                   numbers("3.running_var", {3}, {1, 1, 1})};
    CHECK(model(text + ",batchnorm:tanh", both, {"0"}).parameters ==
          std::vector<float>{1, 3, 5, 2, 4, 6, 7, 8, 9, 2, 2, 2, 5, 5, 5});
}
