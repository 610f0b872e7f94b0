// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/weights/evaluate_recurrent.hpp"

#include <doctest/doctest.h>

#include "../../../examples/host/weights/header_text.hpp"
#include "../../../examples/host/weights/write_weights.hpp"
#include "exported.hpp"
#include "keras_recurrent.hpp"
#include "torch_recurrent.hpp"

namespace nn = nervelet;
using files::contains;
using files::tensor;
using files::TorchModel;
using weights::Layout;
using weights::Tensor;

namespace {

weights::Model imported(const TorchModel& model, const std::vector<weights::Mapping>& mappings = {},
                        weights::Flatten flatten = weights::Flatten::by_layout) {
    return weights::make_model(weights::read_description(model.text), model.tensors, false, Layout::unknown, mappings,
                               {}, flatten);
}

/// The largest difference of what the imported network answers in double, and the tolerance that it claims for float.
double difference(const TorchModel& model, const weights::Model& network) {
    double largest = 0.0;
    for (const files::Example& example : model.examples) {
        const weights::Answer answer = weights::evaluate(network, example.x);
        REQUIRE(answer.values.size() == example.y.size());
        CHECK(weights::tolerance_of(answer) < 1e-4);
        for (std::size_t j = 0; j < example.y.size(); ++j) {
            largest = (std::max)(largest, std::fabs(answer.values[j] - example.y[j]));
        }
    }
    return largest;
}

/// The same of the library's own network in float: within the tolerance.
template <class Net>
bool answers(const TorchModel& model, const weights::Model& network) {
    CHECK(weights::description_of<Net>().parameter_count == network.parameters.size());
    Net net;
    std::copy(network.parameters.begin(), network.parameters.end(), net.parameters().begin());
    bool is_right = true;
    for (const files::Example& example : model.examples) {
        typename Net::Input x{};
        std::transform(example.x.begin(), example.x.end(), x.begin(),
                       [](double number) { return static_cast<float>(number); });
        const typename Net::Output y = net(x);
        const double tolerance = weights::tolerance_of(weights::evaluate(network, example.x));
        for (std::size_t j = 0; j < y.size(); ++j) {
            is_right = is_right && std::fabs(static_cast<double>(y[j]) - example.y[j]) <= tolerance;
        }
    }
    return is_right;
}

std::string refused(const TorchModel& model) {
    return files::refusal([&] { imported(model); });
}

/// A model without the array of that name, or with another one in its place.
TorchModel with(TorchModel model, const std::string& name, const std::vector<Tensor>& others) {
    model.tensors.erase(
        std::remove_if(model.tensors.begin(), model.tensors.end(), [&](const Tensor& one) { return one.name == name; }),
        model.tensors.end());
    model.tensors.insert(model.tensors.end(), others.begin(), others.end());
    return model;
}

using nn::EveryStep;
using nn::Input;
using GruNet = nn::Network<float, Input<6, 2>, nn::GRU<3>, nn::Dense<2>>;
using LstmNet = nn::Network<float, Input<5, 2>, nn::LSTM<3, EveryStep>, nn::TimeDistributed<nn::Dense<2, nn::Sigmoid>>>;
using TwoGrus = nn::Network<float, Input<5, 1>, nn::GRU<4, EveryStep>, nn::GRU<4>, nn::Dense<1>>;
using Stacked = nn::Network<float, Input<4, 3>, nn::LSTM<2, EveryStep>, nn::GRU<2, EveryStep>, nn::Dense<2, nn::Tanh>>;
using OverConvolution = nn::Network<float, Input<8, 2>, nn::Conv1D<3, 3, nn::ReLU>, nn::GRU<3>, nn::Dense<2>>;
using TwoOfKeras = nn::Network<float, Input<5, 1>, nn::LSTM<4, EveryStep>, nn::GRU<2, EveryStep>,
                               nn::TimeDistributed<nn::Dense<1, nn::Tanh>>>;

} // namespace

TEST_CASE("recurrent models of PyTorch answer as there, in double and in the library's float") {
    const TorchModel gru = files::gru_of_torch();
    CHECK(difference(gru, imported(gru)) < 1e-14);
    CHECK(answers<GruNet>(gru, imported(gru)));
    const TorchModel lstm = files::lstm_of_torch();
    CHECK(difference(lstm, imported(lstm)) < 1e-14);
    CHECK(answers<LstmNet>(lstm, imported(lstm)));
    const TorchModel two = files::two_grus_of_torch(); // of one module with num_layers=2
    CHECK(difference(two, imported(two)) < 1e-14);
    CHECK(answers<TwoGrus>(two, imported(two)));
    const TorchModel over = files::gru_over_convolution_of_torch();
    CHECK(difference(over, imported(over)) < 1e-14);
    CHECK(answers<OverConvolution>(over, imported(over)));
}

TEST_CASE("behind the steps of a recurrent layer the order of Flatten is to be said") {
    const TorchModel stacked = files::stacked_of_torch();
    CHECK(contains(refused(stacked), "add --flatten channels_last"));
    const weights::Model network = imported(stacked, {}, weights::Flatten::channels_last);
    CHECK(difference(stacked, network) < 1e-14);
    CHECK(answers<Stacked>(stacked, network));
    CHECK(difference(stacked, imported(stacked, {}, weights::Flatten::channels_first)) > 1e-3);
    CHECK(contains(network.notes[1], "no bias") == false);
    CHECK(std::count(network.notes.begin(), network.notes.end(), "gru 2: no bias, so zero") == 1);
}

TEST_CASE("recurrent models of Keras answer as its formulas say") {
    const TorchModel gru = files::gru_of_keras();
    CHECK(difference(gru, imported(gru)) < 1e-14);
    CHECK(answers<GruNet>(gru, imported(gru)));
    const TorchModel two = files::two_of_keras();
    CHECK(difference(two, imported(two)) < 1e-14);
    CHECK(answers<TwoOfKeras>(two, imported(two)));
}

TEST_CASE("--map gives the arrays of both products their places, W first") {
    TorchModel gru = files::gru_of_torch();
    const std::vector<float> parameters = imported(gru).parameters;
    std::vector<weights::Mapping> mappings;
    const std::vector<std::string> places{"0.weight", "1.weight", "0.bias", "1.bias", "2.weight", "2.bias"};
    for (std::size_t i = 0; i < places.size(); ++i) {
        gru.tensors[i].name = "array_" + std::to_string(i);
        mappings.push_back({gru.tensors[i].name, places[i]});
    }
    CHECK(imported(gru, mappings).parameters == parameters);
    TorchModel keras = files::gru_of_keras();
    const std::vector<float> of_keras = imported(keras).parameters;
    keras.tensors[2].name = "both";
    CHECK(imported(keras, {{"both", "0.bias"}}).parameters == of_keras);
}

TEST_CASE("two recurrent layers with other names are told by their shapes, each with its states") {
    TorchModel model = files::two_grus_of_torch();
    for (Tensor& one : model.tensors) {
        const std::size_t level = one.name.find("_l1");
        one.name = level == std::string::npos ? one.name : "last." + one.name.substr(4, level - 4) + "_l0";
    }
    CHECK(difference(model, imported(model)) < 1e-14);
}

TEST_CASE("what cannot be imported of a recurrent layer is named") {
    const TorchModel gru = files::gru_of_torch();
    CHECK(contains(refused(with(gru, "", {tensor("gru.weight_ih_l0_reverse", {9, 2})})),
                   "belongs to a bidirectional recurrent layer"));
    TorchModel keras = files::gru_of_keras();
    for (Tensor& one : keras.tensors) {
        one.name = one.name[0] == 'g' ? "bidirectional/backward_" + one.name : one.name;
    }
    CHECK(contains(refused(keras), "train without Bidirectional"));
    CHECK(contains(refused(with(gru, "", {tensor("gru.weight_hr_l0", {2, 3})})), "train with proj_size=0"));
    CHECK(contains(refused(with(files::gru_of_keras(), "gru/gru_cell/bias", {tensor("gru/gru_cell/bias", {9})})),
                   "train with reset_after=True"));
    CHECK(contains(refused(with(gru, "gru.weight_hh_l0", {})), "the file 2 layers"));
    TorchModel dense = gru;
    dense.text = "6x2,dense:3,dense:2";
    CHECK(contains(refused(dense), "belongs to a GRU, which the network does not have"));
    TorchModel lstm = gru;
    lstm.text = "6x2,lstm:3,dense:2";
    CHECK(contains(refused(lstm),
                   "no array fits lstm layer 0 (its inputs: 2 channels, 3 units), which takes [12, 2] or "
                   "[2, 12]"));
    TorchModel nameless = gru;
    for (std::size_t i = 0; i < nameless.tensors.size(); ++i) {
        nameless.tensors[i].name = std::to_string(i);
    }
    CHECK(contains(refused(nameless), "save them with their names, as .safetensors, or add --map"));
    CHECK(contains(files::refusal([&] { imported(gru, {{"gru.bias_hh_l0", "ignore"}}); }), "ignore both or none"));
    CHECK(contains(refused(with(gru, "gru.bias_hh_l0", {tensor("gru.bias_hh_l0", {8})})), "no array fits gru layer 0"));
}

TEST_CASE("a batchnorm before a recurrent layer is folded into W, one behind it into the next layer") {
    TorchModel model = files::gru_of_torch();
    model.text = "6x2,batchnorm,gru:3,batchnorm,dense:2";
    Tensor ones = tensor("bn1.running_var", {2});
    ones.values = {3.0, 0.75};
    Tensor mean = tensor("bn1.running_mean", {2});
    mean.values = {0.5, -1.0};
    Tensor variance_above = tensor("bn2.running_var", {3});
    variance_above.values = {0.25, 1.0, 4.0};
    Tensor mean_above = tensor("bn2.running_mean", {3});
    mean_above.values = {0.5, 0.25, -0.5};
    model.tensors.insert(model.tensors.end(), {ones, mean, variance_above, mean_above});
    const weights::Model folded = imported(model);
    model.text = "6x2,batchnorm:unfolded,gru:3,batchnorm:unfolded,dense:2";
    const weights::Model unfolded = imported(model);
    for (const files::Example& example : model.examples) {
        const std::vector<double> a = weights::evaluate(folded, example.x).values;
        const std::vector<double> b = weights::evaluate(unfolded, example.x).values;
        for (std::size_t j = 0; j < a.size(); ++j) {
            CHECK(a[j] == doctest::Approx(b[j]).epsilon(1e-6));
        }
        CHECK(std::fabs(a[0] - example.y[0]) > 1e-3); // it does something
    }
}

TEST_CASE("states that rounding makes unknown are refused, for every answer would pass") {
    using Steep = nn::Network<float, Input<200, 1>, nn::GRU<16>, nn::Dense<2>>;
    static Steep net;
    nn::initialize(net, 7);
    weights::Model model;
    model.network = weights::description_of<Steep>();
    for (const float number : net.parameters()) {
        model.parameters.push_back(4.0f * number);
    }
    std::vector<double> x;
    for (int i = 0; i < 200; ++i) {
        x.push_back(i % 7 / 4.0 - 0.75);
    }
    const std::string sentence = files::refusal([&] { weights::evaluate(model, x); });
    CHECK_MESSAGE(contains(sentence, "write fewer steps as the input, on which its weights do not depend"), sentence);
}
