// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/weights/parameter_order.hpp"

#include <doctest/doctest.h>

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
               weights::Flatten flatten = weights::Flatten::by_layout, Layout layout = Layout::unknown,
               const std::vector<std::string>& epsilons = {}) {
    return weights::make_model(weights::read_description(text), tensors, false, layout, {}, epsilons, flatten);
}

std::string refused(const std::string& text, const std::vector<Tensor>& tensors) {
    return files::refusal([&] { model_of(text, tensors); });
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
        REQUIRE(x.size() == example.x.size());
        for (std::size_t i = 0; i < x.size(); ++i) {
            x[i] = static_cast<float>(example.x[i]);
        }
        const typename Net::Output y = net(x);
        for (std::size_t j = 0; j < y.size(); ++j) {
            largest = std::fmax(largest, std::fabs(static_cast<double>(y[j]) - example.y[j]));
        }
    }
    return largest;
}

template <class Net>
Net network_of(const Model& model) {
    Net net;
    REQUIRE(model.parameters.size() == net.parameters().size());
    std::copy(model.parameters.begin(), model.parameters.end(), net.parameters().begin());
    return net;
}

/// A number of an array of up to four dimensions.
double at(const Tensor& tensor, const std::vector<std::size_t>& index) {
    std::size_t flat = 0;
    for (std::size_t i = 0; i < index.size(); ++i) {
        flat = flat * tensor.shape[i] + index[i];
    }
    return tensor.values[flat];
}

/// The same model as Keras keeps it, where it has Conv1D, Dense and vectors only.
std::vector<Tensor> as_keras(const std::vector<Tensor>& tensors, const std::vector<std::string>& names,
                             std::size_t positions) {
    std::vector<Tensor> keras;
    std::size_t name = 0;
    for (const Tensor& tensor : tensors) {
        Tensor other = tensor;
        const std::vector<std::size_t>& shape = tensor.shape;
        if (shape.size() == 3) { // [out, in, taps] to [taps, in, out]
            other = numbers("", {shape[2], shape[1], shape[0]}, {});
            for (std::size_t t = 0; t < shape[2]; ++t) {
                for (std::size_t c = 0; c < shape[1]; ++c) {
                    for (std::size_t j = 0; j < shape[0]; ++j) {
                        other.values.push_back(at(tensor, {j, c, t}));
                    }
                }
            }
        } else if (shape.size() == 2) { // [out, channel position] to [position channel, out]
            other = numbers("", {shape[1], shape[0]}, {});
            const std::size_t channels = shape[1] / positions;
            for (std::size_t p = 0; p < positions; ++p) {
                for (std::size_t c = 0; c < channels; ++c) {
                    for (std::size_t j = 0; j < shape[0]; ++j) {
                        other.values.push_back(at(tensor, {j, c * positions + p}));
                    }
                }
            }
        }
        other.name = names[name++];
        keras.push_back(other);
    }
    return keras;
}

using OverTime = nn::Network<float, nn::Input<10, 2>, nn::Conv1D<3, 3, nn::ReLU>, nn::MaxPool1D<2>, nn::Dense<2>>;
using Separable = nn::Network<
    float, nn::Input<4, 5, 2>, nn::DepthwiseConv2D<nn::Kernel<2, 3>, nn::Tanh, nn::Multiplier<2>, nn::Padding<1, 0>>,
    nn::Conv2D<3, 1, nn::ReLU, nn::Stride<2, 1>>, nn::AveragePool2D<2, nn::Stride<1>, nn::Padding<1>>, nn::Dense<2>>;
using Normalized = nn::Network<float, nn::Input<7, 2>, nn::Conv1D<3, 2, nn::Tanh, nn::Causal, nn::Dilation<2>>,
                               nn::LayerNorm<>, nn::GlobalAveragePool, nn::Dense<2, nn::Softmax>>;
using BehindPools = nn::Network<float, nn::Input<6, 6, 2>, nn::Conv2D<3, 3, nn::ReLU, nn::Same>, nn::MaxPool2D<2>,
                                nn::Conv2D<4, nn::Kernel<2, 1>, nn::Tanh>, nn::Dense<2>>;

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

/// What is imported answers as PyTorch, and what is exported from the board is imported as the same again; the
/// network's own type gives the text that was imported. Returns the arrays for PyTorch.
template <class Net>
std::vector<Tensor> check_round_trip(const TorchModel& torch, const std::vector<std::string>& epsilons = {}) {
    const Model model = model_of(torch.text, torch.tensors, weights::Flatten::by_layout, Layout::unknown, epsilons);
    CHECK(error(torch, model) < 1e-6);
    const Net net = network_of<Net>(model);
    CHECK(error(torch, net) < 1e-5);
    const weights::Description network = weights::description_of<Net>();
    CHECK(network.type == model.network.type);
    nn::Saved<Net> bytes{};
    REQUIRE(nn::save(bytes, net) == nn::StorageError::none);
    const weights::SavedNetwork saved =
        weights::read_saved_network(weights::Bytes(bytes.begin(), bytes.end()), network);
    std::vector<Tensor> exported;
    for (const Layout layout : {Layout::keras, Layout::pytorch}) {
        exported = weights::read_safetensors(
            weights::write_safetensors(weights::make_arrays(network, saved, layout), *saved.format, {}));
        if (weights::unfolded_count(network) == 0) { // the statistics of others are not in the file
            const Model again = weights::make_model(network, exported, false, layout, {}, {"1e-5"});
            CHECK(again.parameters == model.parameters);
        }
    }
    return exported;
}

const Tensor& find(const std::vector<Tensor>& tensors, const std::string& name) {
    const auto found =
        std::find_if(tensors.begin(), tensors.end(), [&](const Tensor& tensor) { return tensor.name == name; });
    REQUIRE(found != tensors.end());
    return *found;
}

/// Whether both have this array, with the same shape and numbers.
bool have(const std::vector<Tensor>& a, const std::vector<Tensor>& b, const std::string& name) {
    return find(a, name).shape == find(b, name).shape && find(a, name).values == find(b, name).values;
}

} // namespace

TEST_CASE("convolution, pool and Flatten over time: answers of PyTorch, to and fro") {
    const TorchModel torch = files::over_time();
    const std::vector<Tensor> exported = check_round_trip<OverTime>(torch);
    // No BatchNorm among the modules of the board's network: the last layer is the fifth, not the sixth.
    CHECK(find(exported, "4.weight").values == find(torch.tensors, "5.weight").values);
    CHECK(find(exported, "0.weight").shape == std::vector<std::size_t>{3, 2, 3});
}

TEST_CASE("depthwise and pointwise, uneven strides and pads, a BatchNorm in each place: answers of PyTorch") {
    const std::vector<Tensor> exported = check_round_trip<Separable>(files::separable());
    CHECK(find(exported, "2.weight").values == find(files::separable().tensors, "3.weight").values);
    CHECK(find(exported, "0.weight").shape == std::vector<std::size_t>{4, 1, 2, 3});
    check_round_trip<BehindPools>(files::behind_pools());
}

TEST_CASE("causal and dilated, LayerNorm, global average: every array comes back as PyTorch has it") {
    const TorchModel torch = files::normalized();
    const std::vector<Tensor> exported = check_round_trip<Normalized>(torch);
    for (const Tensor& tensor : torch.tensors) {
        CHECK(have(exported, torch.tensors, tensor.name));
    }
}

TEST_CASE("x + f(x), with BatchNorms inside: answers of PyTorch") {
    const TorchModel torch = files::residual_over_time();
    const Model model = model_of(torch.text, torch.tensors);
    CHECK(error(torch, model) < 1e-6);
    CHECK(model.network.type ==
          "nervelet::Network<float, nervelet::Input<6, 2>, nervelet::Conv1D<3, 3, nervelet::ReLU, nervelet::Same>, "
          "nervelet::Residual<nervelet::Conv1D<3, 3, nervelet::ReLU, nervelet::Same>, nervelet::Conv1D<3, 3, "
          "nervelet::Identity, nervelet::Same>, nervelet::ReLU>, nervelet::Dense<2>>");
}

TEST_CASE("a projection with a BatchNorm, a residual in a residual, and a dense one: answers of PyTorch, to and fro") {
    const TorchModel torch = files::residual_with_projection();
    const std::vector<Tensor> exported = check_round_trip<WithProjection>(torch);
    CHECK(exported.size() == 12);
    CHECK(find(exported, "0.f.2.f.0.weight").values == find(torch.tensors, "0.f.3.f.0.weight").values);
    CHECK(find(exported, "0.f.3.weight").shape == std::vector<std::size_t>{3, 3, 3, 3});
    CHECK(find(exported, "0.skip.weight").shape == std::vector<std::size_t>{3, 2, 1, 1});
    CHECK(have(exported, torch.tensors, "4.f.0.weight"));
    CHECK(have(exported, torch.tensors, "4.skip.bias"));
}

TEST_CASE("BatchNorms that are layers of their own, before activations and behind a sum: answers of PyTorch") {
    const TorchModel torch = files::before_activations();
    const std::vector<Tensor> exported = check_round_trip<BeforeActivations>(torch, {"1=1e-2"});
    for (const std::string name : {"0.f.0.weight", "0.f.0.bias", "1.weight", "1.bias"}) {
        CHECK(have(exported, torch.tensors, name));
    }
    const Model model = model_of(torch.text, torch.tensors, weights::Flatten::by_layout, Layout::unknown, {"1=1e-2"});
    CHECK(contains(model.network.type, "nervelet::Residual<nervelet::BatchNorm<decltype(statistics_0), statistics_0, "
                                       "nervelet::ReLU>, "));
    CHECK(contains(model.notes[7], "batchnorm '0.f.0': not folded, but batchnorm 0, eps 1e-05 (PyTorch's default"));
    CHECK(error(torch, model_of(torch.text, torch.tensors)) > 1e-3); // another epsilon
}

TEST_CASE("the same model of Keras becomes the same network") {
    const TorchModel torch = files::over_time();
    std::vector<Tensor> tensors = torch.tensors;
    tensors.erase(tensors.begin() + 6); // the counter
    const std::vector<Tensor> keras = as_keras(tensors,
                                               {"conv1d/kernel", "conv1d/bias", "batch_normalization/gamma",
                                                "batch_normalization/beta", "batch_normalization/moving_mean",
                                                "batch_normalization/moving_variance", "dense/kernel", "dense/bias"},
                                               4);
    const Model model =
        weights::make_model(weights::read_description(torch.text), keras, false, Layout::unknown, {}, {"1e-5"});
    CHECK(model.parameters == model_of(torch.text, torch.tensors).parameters);
    CHECK(contains(model.notes[0], "conv1d 0: 'conv1d/kernel' [3, 2, 3] F32 as [taps, in, out]"));
}

TEST_CASE("Flatten: channels first in PyTorch, channels last in Keras, or as --flatten says") {
    // Two positions of three channels: PyTorch's inputs are c0p0 c0p1 c1p0 c1p1 c2p0 c2p1.
    const std::vector<Tensor> torch{numbers("0.weight", {1, 6}, {1, 2, 3, 4, 5, 6}), numbers("0.bias", {1}, {7})};
    const std::vector<Tensor> keras{numbers("dense/kernel", {6, 1}, {1, 2, 3, 4, 5, 6}),
                                    numbers("dense/bias", {1}, {7})};
    const std::vector<float> turned{1, 3, 5, 2, 4, 6, 7};
    const std::vector<float> straight{1, 2, 3, 4, 5, 6, 7};
    CHECK(model_of("2x3,dense:1", torch).parameters == turned);
    CHECK(model_of("6,dense:1", torch).parameters == straight);
    CHECK(model_of("2x3,dense:1", keras).parameters == straight);
    CHECK(model_of("2x3,dense:1", torch, weights::Flatten::channels_last).parameters == straight);
    CHECK(model_of("2x3,dense:1", keras, weights::Flatten::channels_first).parameters == turned);
    CHECK(model_of("1x2x3,dense:1", torch).parameters == turned);
    CHECK(contains(model_of("2x3,dense:1", torch).notes.back(), "channels first as in PyTorch"));
    // Behind a global average there is nothing to turn.
    CHECK(model_of("4x3,globalaverage,dense:2",
                   {numbers("2.weight", {2, 3}, {1, 2, 3, 4, 5, 6}), numbers("2.bias", {2}, {7, 8})})
              .parameters == std::vector<float>{1, 4, 2, 5, 3, 6, 7, 8});
    // A convolution of one framework and a matrix of the other.
    CHECK(contains(refused("4x3,conv1d:2:3,dense:1", {numbers("a.weight", {2, 3, 3}, std::vector<double>(18, 1.0)),
                                                      numbers("b.weight", {4, 1}, {1, 2, 3, 4})}),
                   "so nothing says in which order Flatten hands over channels; add --flatten"));
    for (const std::string text : {"pytorch", "chw"}) {
        CHECK(contains(files::refusal([&] { weights::read_flatten(text); }), "--flatten is channels_first (PyTorch)"));
    }
    CHECK(weights::read_flatten("channels_last") == weights::Flatten::channels_last);
}

TEST_CASE("each layout of each kind of layer") {
    const auto shapes = [](const std::string& text) {
        const weights::Description network = weights::read_description(text);
        return weights::shapes_text(network, network.layers.size() - 1);
    };
    CHECK(shapes("9x2,conv1d:4:3") == "[4, 2, 3] or [3, 2, 4]");
    CHECK(shapes("9x9x2,conv2d:4:3x5") == "[4, 2, 3, 5] or [3, 5, 2, 4]");
    CHECK(shapes("9x2,depthwiseconv1d:5:multiplier=3") == "[6, 1, 5] or [5, 2, 3]");
    CHECK(shapes("9x9x2,depthwiseconv2d:3x5") == "[2, 1, 3, 5] or [3, 5, 2, 1]");
    CHECK(shapes("9x2,layernorm") == "[2]");
    CHECK(shapes("9x2,layernorm:all") == "[2, 9] or [9, 2]");
    CHECK(shapes("9x2,dense:3") == "[3, 18] or [18, 3]");
    // Taps of a depthwise layer: channel c has the outputs 2 c and 2 c + 1.
    const std::vector<float> depthwise{1, 3, 5, 7, 2, 4, 6, 8, 0, 0, 0, 0};
    CHECK(model_of("9x2,depthwiseconv1d:2:multiplier=2", {numbers("0.weight", {4, 1, 2}, {1, 2, 3, 4, 5, 6, 7, 8})})
              .parameters == depthwise);
    CHECK(model_of("9x2,depthwiseconv1d:2:multiplier=2",
                   {numbers("depthwise_conv1d/depthwise_kernel", {2, 2, 2}, {1, 3, 5, 7, 2, 4, 6, 8})})
              .parameters == depthwise);
    // gamma and beta of all numbers, [channel][position] in PyTorch.
    CHECK(model_of("2x3,layernorm:all", {numbers("0.weight", {3, 2}, {1, 2, 3, 4, 5, 6}),
                                         numbers("0.bias", {3, 2}, {10, 20, 30, 40, 50, 60})})
              .parameters == std::vector<float>{1, 3, 5, 2, 4, 6, 10, 30, 50, 20, 40, 60});
}

TEST_CASE("Keras's SeparableConv is a depthwise layer and a pointwise one") {
    const std::vector<Tensor> keras{numbers("separable_conv1d/depthwise_kernel", {2, 2, 1}, {1, 2, 3, 4}),
                                    numbers("separable_conv1d/pointwise_kernel", {1, 2, 1}, {5, 6}),
                                    numbers("separable_conv1d/bias", {1}, {7})};
    const Model model = model_of("9x2,depthwiseconv1d:2,conv1d:1:1:relu", keras);
    CHECK(model.parameters == std::vector<float>{1, 2, 3, 4, 0, 0, 5, 6, 7});
}

TEST_CASE("a LayerNorm of Keras has another epsilon, unless --eps says that it has ours") {
    const std::vector<Tensor> keras{numbers("layer_normalization/gamma", {2}, {1, 2}),
                                    numbers("layer_normalization/beta", {2}, {3, 4})};
    CHECK(contains(refused("3x2,layernorm", keras), "train with epsilon=1e-5, and say so with --eps "
                                                    "layer_normalization=1e-5"));
    const auto with = [&](const std::string& epsilon) {
        return weights::make_model(weights::read_description("3x2,layernorm"), keras, false, Layout::unknown, {},
                                   {epsilon})
            .parameters;
    };
    CHECK(with("1e-5") == std::vector<float>{1, 2, 3, 4});
    CHECK(with("layer_normalization=1e-5") == std::vector<float>{1, 2, 3, 4});
    CHECK(contains(files::refusal([&] { with("1e-3"); }), "train with epsilon=1e-5"));
    CHECK(contains(files::refusal([&] { with("other=1e-5"); }), "train with epsilon=1e-5"));
}

TEST_CASE("convolutions that do not fit, of several groups, or that are missing") {
    const TorchModel torch = files::over_time();
    CHECK(contains(refused("10x2,conv1d:3:4,batchnorm:relu,maxpool1d:2,dense:2", torch.tensors),
                   "'0.weight' [3, 2, 3] F32 does not fit conv1d layer 0 (windows of 4, 2 channels, 3 filters), which "
                   "takes [3, 2, 4] or [4, 2, 3]"));
    CHECK(contains(refused("4x4,conv1d:4:3", {numbers("c.weight", {4, 2, 3}, std::vector<double>(24, 1.0))}),
                   "a convolution of 2 groups"));
    CHECK(contains(refused("4x4,conv1d:4:3,dense:9", {numbers("c.weight", {4, 1, 3}, std::vector<double>(12, 1.0)),
                                                      numbers("fc.weight", {9, 8}, std::vector<double>(72, 1.0))}),
                   "a convolution of 4 groups, where conv1d layer 0 (windows of 3, 4 channels, 4 filters) has one; "
                   "groups other than 1 cannot be imported"));
    std::vector<Tensor> tensors = torch.tensors;
    tensors.erase(tensors.begin());
    CHECK(refused(torch.text, tensors) != "");
    CHECK(contains(refused("10x2,conv1d:3:3:relu,maxpool1d:2,conv1d:3:3,dense:2", torch.tensors),
                   "the network has 3 layers with weights to fill, the file 2"));
    CHECK(contains(refused("10x2,maxpool1d:2,dense:2", torch.tensors), "belongs to a convolution, which the network "
                                                                       "does not have"));
    CHECK(contains(refused("10x2,conv1d:3:3,batchnorm:relu,maxpool1d:2,dense:2",
                           {torch.tensors[0], torch.tensors[1], torch.tensors[7], torch.tensors[8]}),
                   "the network has 1 batchnorms, the file 0"));
}

TEST_CASE("inputs that are channels first are refused with the call that turns them") {
    const TorchModel torch = files::over_time();
    const Model model = model_of(torch.text, torch.tensors);
    Tensor question = numbers("question", {1, 2, 10}, torch.examples[0].x);
    const Tensor answer = numbers("answer", {1, 2}, torch.examples[0].y);
    CHECK(contains(files::refusal([&] { weights::check_test_vector(model, question, answer); }),
                   "[2, 10], channels first, where the network has [10, 2], channels last; save them as "
                   "np.save('question.npy', x.permute(0, 2, 1))"));
    question.shape = {1, 10, 2};
    CHECK(files::refusal([&] { weights::check_test_vector(model, question, answer); }) == "");
    CHECK(contains(files::refusal([&] {
                       weights::check_test_vector(model_of(torch.text, torch.tensors, weights::Flatten::channels_last),
                                                  question, answer);
                   }),
                   "--flatten, and that Python answered in evaluation mode"));
}
