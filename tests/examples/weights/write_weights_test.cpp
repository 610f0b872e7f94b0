// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/weights/write_weights.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "exported.hpp"
#include "files.hpp"
#include "support/factory.hpp"

namespace nn = nervelet;
using exported::has;
using exported::has_bits;
using exported::imported;
using exported::says;
using files::contains;
using weights::Bytes;
using weights::Layout;
using weights::Tensor;

// Two branches that differ in shape, a depthwise convolution with two filters for each channel, pools and dense layers.
using Float =
    nn::Network<float, nn::Input<6, 5, 2>, nn::Conv2D<4, 3, nn::ReLU, nn::Same>,
                nn::Residual<nn::Conv2D<4, 1, nn::ReLU>, nn::ReLU>, nn::MaxPool2D<2>,
                nn::Residual<nn::DepthwiseConv2D<2, nn::ReLU6, nn::Multiplier<2>, nn::Same>, nn::Conv2D<6, 1>>,
                nn::Dropout<20>, nn::Dense<5, nn::Sigmoid>, nn::Dense<3, nn::Softmax>>;
using Factory = nn::QuantizedNetwork<Float>;
constexpr std::size_t backbone_layers = 5; // one, one in a residual, two in another one and its projection

/// Gets its numbers when the tests run, as on a PC.
Factory bytes;

using Head = nn::Network<float, nn::Input<6, 5, 2>, nn::Pretrained<Factory, bytes, backbone_layers>,
                         nn::Dense<4, nn::LeakyReLUWith<20>>, nn::Dropout<10>, nn::Dense<7, nn::Softmax>>;
/// The same, without bytes.
using WholeHead =
    nn::Network<float, nn::Input<6, 5, 2>, nn::Conv2D<4, 3, nn::ReLU, nn::Same>,
                nn::Residual<nn::Conv2D<4, 1, nn::ReLU>, nn::ReLU>, nn::MaxPool2D<2>,
                nn::Residual<nn::DepthwiseConv2D<2, nn::ReLU6, nn::Multiplier<2>, nn::Same>, nn::Conv2D<6, 1>>,
                nn::Dropout<20>, nn::Dense<4, nn::LeakyReLUWith<20>>, nn::Dropout<10>, nn::Dense<7, nn::Softmax>>;

constexpr nn::BatchNormStatistics<float, 3> statistics = {{{1, 2, 3}}, {{4, 5, 6}}, 1e-3f};

namespace {

using Norm = nn::Network<float, nn::Input<4>, nn::Dense<3, nn::Tanh>,
                         nn::BatchNorm<decltype(statistics), statistics, nn::ELUWith<50>>, nn::Dense<2>>;
constexpr Norm norm = support::network_of_numbers<Norm>(3);

void make_bytes() {
    constexpr Float factory = support::network_of_numbers<Float>(1);
    std::array<Float::Input, 4> inputs{};
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        inputs[i] = support::numbers<float>(static_cast<std::uint32_t>(i), std::make_index_sequence<60>{});
    }
    bytes = nn::quantize(factory, inputs);
}

template <class Network>
std::string refused(const Network& network) {
    return files::refusal([&] { weights::weights_of(network); });
}

} // namespace

TEST_CASE("write_weights: a network of bytes comes back as the floats that it stands for, bit for bit") {
    make_bytes();
    Float expected;
    nn::take_over(expected, bytes);
    CHECK(has_bits(imported<Float>(weights::weights_of(bytes)), expected.parameters()));
    CHECK(has_bits(imported<Float>(weights::weights_of(bytes, Layout::keras)), expected.parameters()));
}

TEST_CASE("write_weights: names and shapes are those of the float network") {
    make_bytes();
    const Bytes torch = weights::weights_of(bytes);
    CHECK(has(torch, "0.weight", {4, 2, 3, 3}));
    CHECK(has(torch, "2.f.0.weight", {4, 4, 1, 1}));
    CHECK(says(torch, "\"modules\":\"nn.Sequential(nn.Conv2d(2, 4, (3, 3), padding=(1, 1)), nn.ReLU(), Residual("));
    const Bytes keras = weights::weights_of(bytes, Layout::keras);
    CHECK(has(keras, "conv2d/kernel", {3, 3, 2, 4}));
    CHECK(has(keras, "depthwise_conv2d/kernel", {2, 2, 4, 2}));
    CHECK(has(keras, "dense_1/bias", {3}));
    CHECK(has(keras, "conv2d_3/kernel", {1, 1, 4, 6})); // the projection
    Float same;
    nn::take_over(same, bytes);
    const std::vector<Tensor> floats = weights::read_safetensors(weights::weights_of(same));
    const std::vector<Tensor> tensors = weights::read_safetensors(torch);
    CHECK(tensors.size() == 14);
    CHECK(floats.size() == tensors.size());
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        CHECK(floats[i].name == tensors[i].name);
        CHECK(floats[i].shape == tensors[i].shape);
        CHECK(floats[i].values == tensors[i].values);
    }
}

TEST_CASE("write_weights: the layers of bytes below a head, and what the head has learned") {
    make_bytes();
    static Head head;
    nn::initialize(head, 7);
    Float below;
    nn::take_over(below, bytes);
    static WholeHead expected;
    constexpr std::size_t learned = Head::parameter_count;
    constexpr std::size_t taken = WholeHead::parameter_count - learned;
    for (std::size_t i = 0; i < WholeHead::parameter_count; ++i) {
        expected.parameters()[i] = i < taken ? below.parameters()[i] : head.parameters()[i - taken];
    }
    for (const Layout layout : {Layout::pytorch, Layout::keras}) {
        const Bytes file = weights::weights_of(head, layout);
        CHECK(has_bits(imported<WholeHead>(file), expected.parameters()));
        CHECK(says(file, "{\"__metadata__\":{\"nervelet\":\"6x5x2,conv2d:4:3:same:relu,residual(conv2d:4:1:relu):relu,"
                         "maxpool2d:2,residual(depthwiseconv2d:2:multiplier=2:same:relu6,conv2d:6:1),dropout:20,"
                         "dense:4:leakyrelu:0.2,dropout:10,dense:7:softmax\""));
    }
    std::array<float, 60> x{};
    x[7] = 1.5f;
    const Head::Output learned_answer = head(x);
    const Head::Output answer = expected(x);
    for (std::size_t j = 0; j < answer.size(); ++j) {
        CHECK(nn::math::absolute(learned_answer[j] - answer[j]) < 0.02f);
    }
}

TEST_CASE("write_weights: the metadata has the scales of the layers of bytes, and of no others") {
    using Line = nn::Network<float, nn::Input<2>, nn::Dense<2>>;
    using Filters = nn::int8::Filters<2, 2, nn::int8::FilterAfterFilter>;
    nn::QuantizedNetwork<Line> line{};
    line.input = {0.307f, 3};
    line.output = {1.5f, -4};
    line.layers.first = nn::int8::filters_of<Filters>({{4, -2, 127, -128}}, {{10, -7}}, line.input, {{0.0123f, 0.25f}},
                                                      1.5f, nn::int8::output_of(line.output));
    const Bytes file = weights::weights_of(line);
    CHECK(says(file, R"("quantization":"{\"0\":{\"input\":{\"scale\":0.307000011,\"zero_point\":3},)"
                     R"(\"output\":{\"scale\":1.5,\"zero_point\":-4},\"weight\":[0.0122999996,0.25]}}")"));
    const std::vector<float> expected = {
        4 * 0.0123f, 127 * 0.25f, -2 * 0.0123f, -128 * 0.25f, 10 * (0.307f * 0.0123f), -7 * (0.307f * 0.25f)};
    CHECK(has_bits(imported<Line>(file), expected));
    make_bytes();
    static Head head;
    const Bytes of_head = weights::weights_of(head, Layout::keras);
    CHECK(says(of_head, "\\\"conv2d_3\\\":{"));
    CHECK(!says(of_head, "\\\"dense\\\":{"));
    CHECK(!says(weights::weights_of(Line()), "quantization"));
}

TEST_CASE("write_weights: networks of numbers, with frozen layers and BatchNorms, and of double") {
    for (const Layout layout : {Layout::pytorch, Layout::keras}) {
        CHECK(has_bits(imported<Norm>(weights::weights_of(norm, layout), {"1e-3"}), norm.parameters()));
    }
    CHECK(says(weights::weights_of(norm), "4,dense:3:tanh,batchnorm:unfolded:elu:0.5,dense:2"));
    CHECK(has(weights::weights_of(norm), "2.running_var", {3}));
    static nn::Network<float, nn::Input<4>, nn::Pretrained<Norm, norm, 2>, nn::Dense<2>> frozen;
    nn::initialize(frozen, 7);
    CHECK(has_bits(imported<nn::Merged<decltype(frozen)>>(weights::weights_of(frozen), {"1e-3"}),
                   nn::merge(frozen).parameters()));
    using Double = nn::Network<double, nn::Input<3>, nn::Dense<2, nn::SELU>>;
    const Double twice = support::network_of_numbers<Double>(5);
    const Bytes file = weights::weights_of(twice);
    CHECK(says(file, "\"dtype\":\"F64\""));
    CHECK(has_bits(imported<Double>(file), twice.parameters()));
}

TEST_CASE("write_weights: what cannot be used is refused") {
    make_bytes();
    CHECK(refused(bytes) == "");
    Factory unknown = bytes;
    unknown.input.scale = 0.0f;
    CHECK(contains(refused(unknown), "does not know the scales of its layers; import its .tflite file again"));
    static Head head;
    head.parameters()[3] = std::numeric_limits<float>::infinity();
    CHECK(contains(refused(head), "infinite or not a number"));
    CHECK(!weights::write_weights(head, "nowhere.safetensors"));
    CHECK(!weights::write_weights(bytes, "no_such_folder/weights.safetensors"));
}
