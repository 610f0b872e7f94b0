// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/weights/residual.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <cstring>

#include <nervelet/nervelet.hpp>
#include <nervelet/storage.hpp>

#include "../../../examples/host/weights/test_vector.hpp"
#include "../../../examples/host/weights/write_header.hpp"
#include "../../../examples/host/weights/write_safetensors.hpp"
#include "torch_residuals.hpp"

namespace nn = nervelet;
using files::contains;
using files::numbers;
using files::TorchModel;
using weights::Layout;
using weights::Model;
using weights::Tensor;

namespace {

Model model_of(const std::string& text, const std::vector<Tensor>& tensors,
               const std::vector<std::string>& epsilons = {}) {
    return weights::make_model(weights::read_description(text), tensors, false, Layout::unknown, {}, epsilons);
}

std::string refused(const std::string& text) {
    return files::refusal([&] { weights::read_description(text); });
}

/// The largest difference to what PyTorch answers: of the tool's own evaluation in double, or of a network in float.
double error(const TorchModel& torch, const Model& model) {
    double largest = 0.0;
    for (const files::Example& example : torch.examples) {
        const weights::Answer own = weights::evaluate(model, example.x);
        REQUIRE(own.values.size() == example.y.size());
        for (std::size_t j = 0; j < example.y.size(); ++j) {
            largest = std::fmax(largest, std::fabs(own.values[j] - example.y[j]));
        }
    }
    return largest;
}

template <class Net>
double error(const TorchModel& torch, const Net& net) {
    double largest = 0.0;
    for (const files::Example& example : torch.examples) {
        typename Net::Input x{};
        std::copy(example.x.begin(), example.x.end(), x.begin());
        const typename Net::Output y = net(x);
        REQUIRE(y.size() == example.y.size());
        for (std::size_t j = 0; j < y.size(); ++j) {
            largest = std::fmax(largest, std::fabs(static_cast<double>(y[j]) - example.y[j]));
        }
    }
    return largest;
}

const Tensor& find(const std::vector<Tensor>& tensors, const std::string& name) {
    const auto found =
        std::find_if(tensors.begin(), tensors.end(), [&](const Tensor& tensor) { return tensor.name == name; });
    REQUIRE_MESSAGE(found != tensors.end(), name);
    return *found;
}

/// The parameters in a header.
std::vector<float> table_of(const std::string& header) {
    const std::string begin = "Net::Parameters{{\n";
    const std::size_t from = header.find(begin) + begin.size();
    std::vector<float> parameters;
    for (const std::string& line : weights::split(header.substr(from, header.find("}};", from) - from), '\n')) {
        const std::vector<std::string> parts = weights::split(line.substr(0, line.find("//")), ',');
        for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
            parameters.push_back(std::strtof(parts[i].c_str(), nullptr));
        }
    }
    return parameters;
}

/// What is imported answers as PyTorch; a network of that type gives the header the same type and numbers; and what it
/// has saved is exported with these names. Returns the arrays.
template <class Net>
std::vector<Tensor> check_round_trip(const TorchModel& torch, const std::vector<std::string>& names,
                                     const std::vector<std::string>& epsilons = {}) {
    const Model model = model_of(torch.text, torch.tensors, epsilons);
    CHECK(error(torch, model) < 1e-6);
    Net net;
    REQUIRE(model.parameters.size() == net.parameters().size());
    std::copy(model.parameters.begin(), model.parameters.end(), net.parameters().begin());
    CHECK(error(torch, net) < 1e-5);
    const weights::Description network = weights::description_of<Net>();
    CHECK(network.type == model.network.type);
    const std::string begin = "namespace mine {";
    const std::string imported = weights::header_text(model, weights::make_test_vector(model), "mine");
    const std::string written = weights::header_of(net, "mine");
    const auto whole = [&](const std::string& text) {
        return text.substr(text.find(begin), text.find("return net") - text.find(begin));
    };
    CHECK(whole(written) == whole(imported));
    const std::vector<float> numbers = table_of(written);
    REQUIRE(numbers.size() == net.parameters().size());
    CHECK(std::memcmp(numbers.data(), net.parameters().data(), sizeof net.parameters()) == 0);
    nn::Saved<Net> bytes{};
    REQUIRE(nn::save(bytes, net) == nn::StorageError::none);
    const weights::SavedNetwork saved =
        weights::read_saved_network(weights::Bytes(bytes.begin(), bytes.end()), network);
    std::vector<Tensor> exported;
    for (const Layout layout : {Layout::keras, Layout::pytorch}) {
        exported = weights::read_safetensors(
            weights::write_safetensors(weights::make_arrays(network, saved, layout), *saved.format, {}));
        if (weights::unfolded_count(network) == 0) { // else the statistics of a BatchNorm are missing
            CHECK(weights::make_model(network, exported, false, layout, {}).parameters == model.parameters);
        }
    }
    REQUIRE(exported.size() == 2 * names.size());
    for (const std::string& name : names) {
        CHECK(find(exported, name + ".weight").shape[0] == find(exported, name + ".bias").shape[0]);
        CHECK(find(exported, name + ".bias").shape.size() == 1);
    }
    return exported;
}

using OverTime =
    nn::Network<float, nn::Input<6, 2>, nn::Conv1D<3, 3, nn::ReLU, nn::Same>,
                nn::Residual<nn::Conv1D<3, 3, nn::ReLU, nn::Same>, nn::Conv1D<3, 3, nn::Identity, nn::Same>, nn::ReLU>,
                nn::Dense<2>>;
using WithProjection = nn::Network<
    float, nn::Input<5, 6, 2>,
    nn::Residual<nn::Conv2D<3, 3, nn::ReLU, nn::Stride<2, 3>, nn::Padding<1>>, nn::Residual<nn::Conv2D<3, 1, nn::Tanh>>,
                 nn::Conv2D<3, 3, nn::Identity, nn::Same>, nn::ReLU>,
    nn::GlobalAveragePool, nn::Residual<nn::Dense<4, nn::Tanh>, nn::Softmax>>;

constexpr nn::BatchNormStatistics<float, 3> at_first = {{{0.140625f, -0.828125f, -0.21875f}},
                                                        {{0.1875f, 0.71875f, 0.265625f}}};
constexpr nn::BatchNormStatistics<float, 3> at_last = {
    {{-0.59375f, -0.796875f, 0.140625f}}, {{0.75f, 0.265625f, 0.359375f}}, 1e-2f};
using BeforeActivations =
    nn::Network<float, nn::Input<5, 3>,
                nn::Residual<nn::BatchNorm<decltype(at_first), at_first, nn::ReLU>,
                             nn::Conv1D<3, 3, nn::ReLU, nn::Same>, nn::Conv1D<3, 3, nn::Identity, nn::Same>>,
                nn::BatchNorm<nn::BatchNormStatistics<float, 3>, at_last, nn::Tanh>, nn::Dense<2>>;

} // namespace

TEST_CASE("x + f(x), with BatchNorms inside: answers of PyTorch, to and fro") {
    check_round_trip<OverTime>(files::residual_over_time(), {"0", "2.f.0", "2.f.2", "5"});
}

TEST_CASE("a projection with a BatchNorm, a residual in a residual, and a dense one: answers of PyTorch, to and fro") {
    check_round_trip<WithProjection>(files::residual_with_projection(),
                                     {"0.f.0", "0.f.2.f.0", "0.f.3", "0.skip", "4.f.0", "4.skip"});
}

TEST_CASE("BatchNorms that are layers of their own, before activations and behind a sum: answers of PyTorch") {
    const TorchModel torch = files::before_activations();
    const std::vector<Tensor> exported =
        check_round_trip<BeforeActivations>(torch, {"0.f.0", "0.f.2", "0.f.4", "1", "4"}, {"1=1e-2"});
    for (const std::string name : {"0.f.0.weight", "0.f.0.bias", "1.weight", "1.bias"}) {
        CHECK(find(exported, name).values == find(torch.tensors, name).values);
    }
    const Model model = model_of(torch.text, torch.tensors, {"1=1e-2"});
    CHECK(contains(model.network.type, "nervelet::Residual<nervelet::BatchNorm<decltype(statistics_0), statistics_0, "
                                       "nervelet::ReLU>, "));
    CHECK(contains(model.notes[7], "batchnorm '0.f.0': not folded, but batchnorm 0, eps 1e-05 (PyTorch's default"));
    CHECK(error(torch, model_of(torch.text, torch.tensors)) > 1e-3); // another epsilon
}

TEST_CASE("a residual in words: its shapes, its type, its modules") {
    const weights::Description network = weights::read_description(
        "16x3,conv1d:4:5:relu,residual(dropout:20,conv1d:8:3:relu:stride=2:same,conv1d:8:3:same):leaky_relu:0.2,"
        "residual(averagepool1d:3:stride=1:same),dense:4");
    CHECK(weights::shapes_text(network) ==
          "16x3, conv1d 12x4, residual(conv1d 6x8, conv1d 6x8, skip conv1d 6x8) 6x8, residual(averagepool1d 6x8) 6x8, "
          "dense 4");
    CHECK(network.type ==
          "nervelet::Network<float, nervelet::Input<16, 3>, nervelet::Conv1D<4, 5, nervelet::ReLU>, "
          "nervelet::Residual<nervelet::Dropout<20>, nervelet::Conv1D<8, 3, nervelet::ReLU, nervelet::Stride<2>, "
          "nervelet::Same>, nervelet::Conv1D<8, 3, nervelet::Identity, nervelet::Same>, nervelet::LeakyReLUWith<20>>, "
          "nervelet::Residual<nervelet::AveragePool1D<3, nervelet::Stride<1>, nervelet::Same>>, nervelet::Dense<4>>");
    CHECK(weights::sequential_text(network) ==
          "nn.Sequential(nn.Conv1d(3, 4, 5), nn.ReLU(), Residual(nn.Dropout(0.2), nn.ConstantPad1d((0, 1), 0.0), "
          "nn.Conv1d(4, 8, 3, stride=2), nn.ReLU(), nn.Conv1d(8, 8, 3, padding=1), skip=nn.Conv1d(4, 8, 1, stride=2)), "
          "nn.LeakyReLU(0.2), Residual(nn.AvgPool1d(3, stride=1, padding=1, count_include_pad=False)), nn.Flatten(), "
          "nn.Linear(48, 4))");
    CHECK(network.parameter_count == 16 * 4 + 13 * 8 + 25 * 8 + 5 * 8 + 49 * 4);
    const std::vector<std::string> modules{"0", "2.f.2", "2.f.4", "2.skip", "6"};
    REQUIRE(network.layers.size() == modules.size());
    for (std::size_t i = 0; i < modules.size(); ++i) {
        CHECK(network.layers[i].module == modules[i]);
    }
}

TEST_CASE("a residual that cannot be is refused with its place and the cure") {
    CHECK(refused("8,residual(dense:8:relu,dense:8") ==
          "the ( at letter 11 of the network is not closed; write ) behind the last layer of the residual, as in "
          "residual(dense:8:relu,dense:8):relu");
    CHECK(contains(refused("8,residual(dense:8:relu,dense:8)):relu,dense:2"),
                   "the ) at letter 33 of the network closes"));
    CHECK(contains(refused("8,residual(dense:8)relu,dense:2"), "layer 1 of the network, 'residual(dense:8)relu' from "
                                                               "letter 3 on, whose input is 8: behind the ) of a "
                                                               "residual lies a comma or the activation of the sum"));
    CHECK(contains(refused("8,residual(),dense:2"), "a residual holds at least one layer"));
    CHECK(contains(refused("8,residual(dense:8,),dense:2"), "layer 3 of the network, '' from letter 20 on"));
    CHECK(contains(refused("8,residual(dense:8):relu:0.2:1,dense:2"), "leave '1' out"));
    CHECK(contains(refused("8,residual(dense:8):relux,dense:2"), "unknown activation 'relux'"));
    CHECK(contains(refused("8,residual(dense:8):skip=conv,dense:2"), "unknown activation 'skip=conv'"));
    CHECK(contains(
        refused("8,residual(dense:8):skip=batchnorm,dense:2"),
        "a skip with weights, which is there where the shapes of x and f(x) differ; leave it out, for x is 8"));
    CHECK(contains(refused("8,residual:dense:8,dense:2"), "a residual holds its layers, as in residual("));
    CHECK(contains(refused("8,dense(8),dense:2"), "not 'dense(8)'"));
    CHECK(contains(refused("8,residual(dense:8:softmax),dense:2"), "write it behind the ), where it acts on the sum"));
    CHECK(contains(refused("8,residual(dense:8):softmax,dense:2"), "softmax makes sense in the last layer only"));
    CHECK(contains(refused("9x2,residual(conv1d:2:3:same):softmax"), "softmax belongs to a dense layer"));
    CHECK(contains(refused("8,residual(dense:8):hard_sigmoid_keras2"), "train with hardsigmoid"));
    CHECK(contains(refused("9x2,residual(conv1d:2:3:same,dense:8),dense:2"),
                   "x is 9x2 and f(x) is 8, which cannot be added; write the dense layer or the globalaverage behind"));
    CHECK(contains(refused("16x2,residual(conv1d:2:4),dense:2"),
                   "x is 16x2 and f(x) is 13x2, and no stride leaves 13 of 16 positions; give the convolutions same"));
    CHECK(contains(refused("8x9x2,residual(conv2d:2:3x1:stride=3x1:padding=0x0,maxpool2d:1x2),dense:2"),
                   "no stride leaves 4 of 9"));
    CHECK(contains(refused("9x2,residual(conv1d:4:5:relu,conv1d:8:9):relu,dense:2"),
                   "layer 3 of the network, 'conv1d:8:9' from letter 30 on, whose input is 5x4: a window of 9"));
    CHECK(contains(refused("9x2,conv1d:2:3:relu,batchnorm,residual(conv1d:2:3:same),dense:2"),
                   "a batchnorm before or at the end of a residual cannot be folded"));
    CHECK(contains(refused("9x2,residual(conv1d:4:3:relu:same,batchnorm),dense:2"), "cannot be folded"));
    CHECK(contains(refused("9x2,residual(conv1d:2:3:relu:same,batchnorm),dense:2"), "cannot be folded"));
    CHECK(contains(refused("9x2,residual(conv1d:2:3:relu:same,batchnorm)"), "no layer with weights follows"));
    std::string deep = "8,";
    for (int i = 0; i < 9; ++i) {
        deep += "residual(";
    }
    CHECK(contains(refused(deep + "dense:8)))))))))"), "more than 8 residuals lie inside each other"));
    CHECK(refused("8,residual(" + deep.substr(2 + 9 * 2) + "dense:8)))))))):relu,dense:2") == "");
}

TEST_CASE("the arrays of classes of one's own are found by their names: numbers, and the skip behind its layers") {
    const auto renamed = [](std::vector<Tensor> tensors,
                            const std::vector<std::pair<std::string, std::string>>& beginnings) {
        for (Tensor& tensor : tensors) {
            for (const std::pair<std::string, std::string>& names : beginnings) {
                if (tensor.name.compare(0, names.first.size(), names.first) == 0) {
                    tensor.name = names.second + tensor.name.substr(names.first.size());
                    break;
                }
            }
        }
        std::reverse(tensors.begin(), tensors.end()); // a file has no order
        return tensors;
    };
    const TorchModel plain = files::residual_over_time();
    CHECK(model_of(plain.text, renamed(plain.tensors, {{"0.", "stem."},
                                                       {"2.f.0.", "block.conv1."},
                                                       {"2.f.1.", "block.bn1."},
                                                       {"2.f.3.", "block.conv2."},
                                                       {"2.f.4.", "block.bn2."},
                                                       {"5.", "fc."}}))
              .parameters == model_of(plain.text, plain.tensors).parameters);
    const TorchModel torch = files::residual_with_projection();
    CHECK(model_of(torch.text, renamed(torch.tensors, {{"0.f.0.", "layer1.0.conv1."},
                                                       {"0.f.1.", "layer1.0.bn1."},
                                                       {"0.f.3.f.0.", "layer1.0.inner."},
                                                       {"0.f.4.", "layer1.0.conv2."},
                                                       {"0.f.5.", "layer1.0.bn2."},
                                                       {"0.skip.0.", "layer1.0.downsample.0."},
                                                       {"0.skip.1.", "layer1.0.downsample.1."},
                                                       {"4.f.0.", "head.fc1."},
                                                       {"4.skip.", "head.Shortcut."}}))
              .parameters == model_of(torch.text, torch.tensors).parameters);
    using weights::is_ordered_tree;
    CHECK(is_ordered_tree({"0", "2.f.0", "2.f.10", "2.f.2", "4"}, false));
    CHECK(!is_ordered_tree({"2.f.0", "2.skip"}, false)); // a layer's name where no residual has a skip
    CHECK(is_ordered_tree({"2.f.0", "2.skip", "2.f.1", "3.skip.0", "3.conv2", "3.conv1"}, true));
    CHECK(!is_ordered_tree({"2.f.0", "2.g.0"}, true));
    CHECK(!is_ordered_tree({"stem", "block.conv1", "block.conv2"}, true));
    CHECK(is_ordered_tree({"a/dense", "a/dense_1", "a/dense_2"}, false));
    CHECK(weights::comes_before_in_tree("2.z.1", "2.shortcut.0", true));
    CHECK(!weights::comes_before_in_tree("2.z.1", "2.shortcut.0", false));
    CHECK(weights::comes_before_in_tree("2.f.9", "2.f.10", true));
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
        return files::refusal([&] { model_of(text, keras); });
    };
    CHECK(refused_text("2,residual(dense:3):leaky_relu:0.3,batchnorm:unfolded:leaky_relu:0.3") == "");
    CHECK(contains(refused_text("2,residual(dense:3):leaky_relu,batchnorm:unfolded"),
                   "the slope of leaky_relu in the sum of a residual is 0.01 in PyTorch, but 0.3 or 0.2 in Keras"));
    CHECK(contains(refused_text("2,residual(dense:3),batchnorm:unfolded:leaky_relu"),
                   "the slope of leaky_relu in batchnorm layer 2 (3 numbers) is 0.01 in PyTorch"));
    const Model model = model_of("2,residual(dense:3):tanh", {keras[0], keras[1]});
    const weights::Answer sum = weights::evaluate(model_of("2,residual(dense:3)", {keras[0], keras[1]}), {0.25, -0.5});
    CHECK(contains(files::refusal([&] {
                       weights::check_test_vector(model, numbers("question", {2}, {0.25, -0.5}),
                                                  numbers("answer", {3}, sum.values));
                   }),
                   "that is the output before Tanh: leave it out of the network"));
}

TEST_CASE("a batchnorm of its own in words, and what it is refused with") {
    const weights::Description network =
        weights::read_description("9x8x2,batchnorm:unfolded,conv2d:3:3:same,batchnorm:unfolded:leaky_relu:0.2,"
                                  "batchnorm,dense:4,batchnorm:unfolded");
    CHECK(contains(network.type, "Input<9, 8, 2>, nervelet::BatchNorm<decltype(statistics_0), statistics_0>, "));
    CHECK(contains(network.type, "nervelet::BatchNorm<decltype(statistics_1), statistics_1, "
                                 "nervelet::LeakyReLUWith<20>>, nervelet::Dense<4>, "
                                 "nervelet::BatchNorm<decltype(statistics_2), statistics_2>>"));
    CHECK(weights::shapes_text(network) ==
          "9x8x2, batchnorm 9x8x2, conv2d 9x8x3, batchnorm 9x8x3, dense 4, batchnorm 4");
    CHECK(weights::sequential_text(network) ==
          "nn.Sequential(nn.BatchNorm2d(2), nn.Conv2d(2, 3, (3, 3), padding=(1, 1)), nn.BatchNorm2d(3), "
          "nn.LeakyReLU(0.2), nn.Flatten(), nn.Linear(216, 4), nn.BatchNorm1d(4))");
    CHECK(network.layers[3].module == "6"); // the folded one is a module, too
    for (const std::string cured :
         {"8,dense:8:relu,batchnorm:unfolded:tanh,dense:2", "9x2,batchnorm:unfolded,conv1d:4:3:padding=1",
          "9x2,batchnorm:unfolded,layernorm,dense:2", "8,dense:8:relu,batchnorm:unfolded",
          "9x2,conv1d:2:3:relu,batchnorm:unfolded,residual(conv1d:2:3:same),dense:2",
          "9x2,residual(conv1d:4:3:relu:same,batchnorm:unfolded),dense:2",
          "8,dense:8,normalization:unfolded:softmax"}) {
        CHECK(refused(cured) == "");
        std::string folded = cured;
        folded.replace(folded.find(":unfolded"), 9, "");
        const std::string sentence = refused(folded);
        CHECK((sentence == "" || contains(sentence, "batchnorm:unfolded")));
        CHECK((sentence == "") == contains(cured, "normalization"));
    }
    CHECK(contains(refused("8,batchnorm,batchnorm:unfolded,dense:2"), "write unfolded behind both"));
    CHECK(contains(refused("9x2,batchnorm:unfolded:softmax"), "softmax belongs to a dense layer"));
    CHECK(contains(refused("8,batchnorm:unfolded:hard_sigmoid_keras2"), "train with hardsigmoid"));
    CHECK(contains(refused("8,batchnorm:unfolded:relu:1:2,dense:2"), "not 'batchnorm:unfolded:relu:1:2'"));
    CHECK(contains(files::refusal([] { weights::check_exportable(weights::read_description("8,dense:8,batchnorm")); }),
                   "folded into the weights"));
}

TEST_CASE("a batchnorm of its own: its arrays") {
    const std::string text = "2,dense:3:relu,batchnorm:unfolded";
    const std::vector<Tensor> tensors{
        numbers("0.weight", {3, 2}, {1, 2, 3, 4, 5, 6}), numbers("0.bias", {3}, {7, 8, 9}),
        numbers("2.running_mean", {3}, {0.5, 1.5, 2.5}), numbers("2.running_var", {3}, {0, 4, 9})};
    const Model model = model_of(text, tensors); // affine=False: gamma is 1, beta 0
    CHECK(model.parameters == std::vector<float>{1, 3, 5, 2, 4, 6, 7, 8, 9, 1, 1, 1, 0, 0, 0});
    REQUIRE(model.statistics.size() == 1);
    CHECK(model.statistics[0].mean == std::vector<float>{0.5f, 1.5f, 2.5f});
    CHECK(model.statistics[0].variance == std::vector<float>{0, 4, 9});
    CHECK(model.statistics[0].epsilon == 1e-5f);
    CHECK(contains(weights::header_text(model, weights::make_test_vector(model), "mine"),
                   "constexpr nervelet::BatchNormStatistics<float, 3> statistics_0{{{\n    0.5f, 1.5f, 2.5f,\n}}, {{\n"
                   "    0.0f, 4.0f, 9.0f,\n}}, 1e-05f};\n"));
    const auto refused_with = [&](std::size_t index, double value, const std::string& epsilon) {
        std::vector<Tensor> changed = tensors;
        changed[index].values[0] = value;
        return files::refusal([&] { model_of(text, changed, {epsilon}); });
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
    CHECK(model_of(text + ",batchnorm:tanh", both, {"0"}).parameters ==
          std::vector<float>{1, 3, 5, 2, 4, 6, 7, 8, 9, 2, 2, 2, 5, 5, 5});
}
