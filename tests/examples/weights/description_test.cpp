// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/weights/description.hpp"

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

#include "files.hpp"

using files::contains;
using weights::Description;

namespace {

std::string refused(const std::string& network) {
    return files::refusal([&] { weights::read_description(network); });
}

/// The text of a network, and words of the sentence with which it is refused.
struct Refused {
    const char* text;
    const char* words;
};

void check_refused(std::initializer_list<Refused> networks) {
    for (const Refused& network : networks) {
        const std::string sentence = refused(network.text);
        CHECK_MESSAGE(contains(sentence, network.words), network.text, " is refused with: ", sentence);
    }
}

/// The largest difference between the tool's activation and the library's.
template <class Activation>
double difference(const std::string& name) {
    const weights::Activation& activation = *weights::find_activation(name);
    double largest = 0.0;
    for (double z = -6.0; z <= 6.0; z += 0.125) {
        const double own = activation.value(z, activation.percent / 100.0);
        largest = (std::max)(largest, std::fabs(own - Activation::value(z)));
    }
    return largest;
}

} // namespace

TEST_CASE("a network is described in words") {
    const Description network = weights::read_description("64,dense:32:ReLU,dropout:20,dense:16:leaky_relu:20,dense:8,"
                                                          "dense:4:elu:100,dense:10:softmax");
    CHECK(network.inputs == 64);
    CHECK(network.type == "nervelet::Network<float, nervelet::Input<64>, nervelet::Dense<32, nervelet::ReLU>, "
                          "nervelet::Dropout<20>, nervelet::Dense<16, nervelet::LeakyReLUWith<20>>, "
                          "nervelet::Dense<8>, nervelet::Dense<4, nervelet::ELU>, "
                          "nervelet::Dense<10, nervelet::Softmax>>");
    CHECK(network.parameter_count == 65 * 32 + 33 * 16 + 17 * 8 + 9 * 4 + 5 * 10);
    REQUIRE(network.layers.size() == 5);
    CHECK(network.layers[1].inputs == 32);
    CHECK(network.layers[1].outputs == 16);
    const std::size_t modules[] = {0, 3, 5, 6, 8}; // Linear ReLU Dropout Linear LeakyReLU Linear Linear ELU Linear
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK(network.layers[i].module == std::to_string(modules[i]));
    }
}

TEST_CASE("spaces may stand behind commas") {
    CHECK(weights::read_description("9x2, residual( conv1d:2:3:same,  conv1d:2:3:same):relu, dense:2").type ==
          weights::read_description("9x2,residual(conv1d:2:3:same,conv1d:2:3:same):relu,dense:2").type);
}

TEST_CASE("convolutions and pools in words, with their options in any order, and the shapes between them") {
    const Description network = weights::read_description(
        "128x3,conv1d:8:5:relu,maxpool1d:2,spatialdropout:10,conv1d:16:5:relu,globalaverage,dense:4:softmax");
    CHECK(network.input == weights::Extents{128, 3});
    CHECK(network.inputs == 384);
    CHECK(weights::shapes_text(network) ==
          "128x3, conv1d 124x8, maxpool1d 62x8, conv1d 58x16, globalaverage 16, dense 4");
    CHECK(network.type == "nervelet::Network<float, nervelet::Input<128, 3>, nervelet::Conv1D<8, 5, nervelet::ReLU>, "
                          "nervelet::MaxPool1D<2>, nervelet::SpatialDropout<10>, nervelet::Conv1D<16, 5, "
                          "nervelet::ReLU>, nervelet::GlobalAveragePool, nervelet::Dense<4, nervelet::Softmax>>");
    CHECK(network.parameter_count == 16 * 8 + 41 * 16 + 17 * 4);
    const std::size_t modules[] = {0, 4, 8}; // Conv1d ReLU MaxPool1d Dropout1d Conv1d ReLU AdaptiveAvg.. Flatten Linear
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(network.layers[i].module == std::to_string(modules[i]));
    }
    const auto type = [](const std::string& text) {
        const std::string whole = weights::read_description("9x11x3," + text + ",dense:1").type;
        const std::string begin = "nervelet::Network<float, nervelet::Input<9, 11, 3>, ";
        return whole.substr(begin.size(), whole.size() - begin.size() - std::string(", nervelet::Dense<1>>").size());
    };
    CHECK(type("conv2d:16:3x5:relu:stride=2:same") ==
          "nervelet::Conv2D<16, nervelet::Kernel<3, 5>, nervelet::ReLU, nervelet::Stride<2>, nervelet::Same>");
    CHECK(type("conv2d:16:3:same:leaky_relu:0.2:stride=2x1") ==
          "nervelet::Conv2D<16, 3, nervelet::LeakyReLUWith<20>, nervelet::Same, nervelet::Stride<2, 1>>");
    CHECK(type("conv2d:4:1") == "nervelet::Conv2D<4, 1>");
    CHECK(type("conv2d:4:1:valid") == "nervelet::Conv2D<4, 1>");
    CHECK(type("conv2d:4:3:padding=1") == "nervelet::Conv2D<4, 3, nervelet::Identity, nervelet::Padding<1>>");
    CHECK(type("conv2d:4:3:padding=same") == "nervelet::Conv2D<4, 3, nervelet::Identity, nervelet::Same>");
    CHECK(type("depthwiseconv2d:3:relu:multiplier=2") ==
          "nervelet::DepthwiseConv2D<3, nervelet::ReLU, nervelet::Multiplier<2>>");
    CHECK(type("maxpool2d:2x3") == "nervelet::MaxPool2D<nervelet::Kernel<2, 3>>");
    CHECK(type("averagepool2d:3:stride=1:padding=1x0") ==
          "nervelet::AveragePool2D<3, nervelet::Stride<1>, nervelet::Padding<1, 0>>");
    CHECK(type("layernorm") == "nervelet::LayerNorm<>");
    CHECK(type("layernorm:all") == "nervelet::LayerNorm<nervelet::All>");
    CHECK(weights::read_description("9x3,depthwiseconv1d:3:causal:dilation=2:tanh").type ==
          "nervelet::Network<float, nervelet::Input<9, 3>, nervelet::DepthwiseConv1D<3, nervelet::Tanh, "
          "nervelet::Causal, nervelet::Dilation<2>>>");
}

TEST_CASE("shapes are those of the library") {
    const auto shape = [](const std::string& text) {
        return weights::extents_text(weights::output_of(weights::read_description(text + ",layernorm")));
    };
    CHECK(shape("128x3,conv1d:8:5:stride=2:same") == "64x8");
    CHECK(shape("127x3,conv1d:8:5:stride=2:padding=2") == "64x8");
    CHECK(shape("128x3,conv1d:8:5:causal:dilation=3") == "128x8");
    CHECK(shape("28x20x1,conv2d:4:10x4:stride=2x1:same") == "14x20x4");
    CHECK(shape("28x20x2,depthwiseconv2d:3:multiplier=3") == "26x18x6");
    CHECK(shape("7x2,maxpool1d:2:same") == "4x2");
    CHECK(shape("7x2,maxpool1d:3:stride=1:padding=1") == "7x2");
    CHECK(shape("50x5x2,averagepool2d:25x5") == "2x1x2");
    CHECK(shape("50x5x2,globalaverage") == "2");
    CHECK(shape("1x5x2,conv2d:3:1,maxpool2d:1x5") == "1x1x3");
}

TEST_CASE("a parameter is written in hundredths or with a point") {
    const auto percent = [](const std::string& activation) {
        return weights::read_description("64,dense:10:" + activation).layers[0].activation.percent;
    };
    CHECK(percent("leaky_relu") == 1);
    CHECK(percent("leaky_relu:20") == 20);
    CHECK(percent("leaky_relu:0.2") == 20);
    CHECK(percent("leaky_relu:.05") == 5);
    CHECK(percent("leaky_relu:0.0500") == 5);
    CHECK(percent("elu:1.0") == 100);
    CHECK(percent("elu:1.25") == 125);
}

TEST_CASE("Keras 2's hard_sigmoid is Hardsigmoid of 1.2 z") {
    const weights::Activation& activation = *weights::find_activation("hardsigmoidkeras2");
    for (double z = -4.0; z <= 4.0; z += 0.125) {
        const double keras = std::fmin(std::fmax(0.2 * z + 0.5, 0.0), 1.0);
        CHECK(activation.value(activation.factor * z, 0.0) == doctest::Approx(keras).epsilon(1e-15));
    }
}

TEST_CASE("every activation is the library's") {
    CHECK(difference<nervelet::Identity>("identity") == 0.0);
    CHECK(difference<nervelet::ReLU>("relu") == 0.0);
    CHECK(difference<nervelet::ReLU6>("relu6") == 0.0);
    CHECK(difference<nervelet::SELU>("selu") < 2e-15);
    CHECK(difference<nervelet::LeakyReLU>("leakyrelu") < 1e-15);
    CHECK(difference<nervelet::ELU>("elu") < 1e-15);
    CHECK(difference<nervelet::GELU>("gelu") < 2e-15);
    CHECK(difference<nervelet::GELUTanh>("gelutanh") < 1e-14);
    CHECK(difference<nervelet::SiLU>("silu") < 2e-15);
    CHECK(difference<nervelet::Softplus>("softplus") < 2e-15);
    CHECK(difference<nervelet::Sigmoid>("sigmoid") < 1e-15);
    CHECK(difference<nervelet::Tanh>("tanh") < 1e-15);
    CHECK(difference<nervelet::Hardsigmoid>("hardsigmoid") < 1e-15);
    CHECK(difference<nervelet::Hardswish>("hardswish") < 1e-14);
}

TEST_CASE("a network that cannot be is refused in words") {
    check_refused({{"", "number of inputs"},
                   {"dense:10", "number of inputs"},
                   {"64", "ends with a dense layer"},
                   {"64,dense:10,dropout:20", "ends with a dense layer"},
                   {"64,dense:0", "from 1 to"},
                   {"64,dense:-5", "from 1 to"},
                   {"64,dense:99999999999999999999", "from 1 to"},
                   {"1000000,dense:1000000", "more than 67,108,864 parameters"},
                   {"64,dense:10:softmax,dense:10", "the last layer only"},
                   {"64,dense:10:softmx", "unknown activation 'softmx'"},
                   {"64,dense:10:relu:20", "takes no number"},
                   {"64,dense:10:leaky_relu:100", "from 1 to 99"},
                   {"64,dropout:100,dense:10", "from 0 to 99"},
                   {"64,dense:10:leaky_relu:0.005", "a whole number of hundredths, not '0.005'"},
                   {"64,dense:10:leaky_relu:0.x", "from 1 to 99"},
                   {"64,dense:10:elu:1", "write elu:1.0 or elu:0.01"},
                   {"64,dense:10:hard_sigmoid", "write hardsigmoid for the first"},
                   {"64,dense:10:prelu", "train with leaky_relu"},
                   {"64,dense:10:log_softmax", "write softmax"},
                   {"64,conv:3,dense:10", "not 'conv:3'"},
                   {"64,dense:10,", "not ''"}});
}

TEST_CASE("a refusal says where, what comes there, and what to do") {
    CHECK(
        refused("8x3,conv1d:8:5:relu,conv1d:16:5:relu,dense:4") ==
        "layer 2 of the network, 'conv1d:16:5:relu' from letter 21 on, whose input is 4x8: a window of 5 does not fit "
        "4 positions; take a smaller window, a smaller stride or pool before it, or padding=1 or same");
    check_refused({{"2x9x1,conv2d:8:3x9:padding=0,dense:4", "a window of 3 does not fit 2 positions"},
                   {"4x3,conv1d:8:3:dilation=2,dense:4", "a window of 5 does not fit 4 positions"},
                   {"4x3,conv1d:8:9:padding=2,dense:4", "does not fit 8 positions, pads included"},
                   {"4x3,conv1d:8:9:padding=2,dense:4", "or padding=3 or same"},
                   {"64,conv1d:8:3", "over time x channels, as an input of 128x3"},
                   {"8x8x1,conv1d:8:3", "for rows and columns there is conv2d"},
                   {"8x8x1,globalaverage,conv2d:8:3", "there are no rows left"},
                   {"8x8,maxpool2d:2", "over rows x columns x channels"},
                   {"8,globalaverage,dense:1", "leave it out"},
                   {"8,spatialdropout:20,dense:1", "write dropout"},
                   {"8x8x8x8,dense:1", "at most 3 numbers"},
                   {"8xx3,dense:1", "not ''"},
                   {"999999x999999x3,dense:1", "more than 67,108,864 numbers"},
                   {"9000x9000x1,conv2d:64:3,dense:1", "more than 67,108,864 numbers"},
                   {"9x3,conv1d:8", "is written conv1d:8:5"},
                   {"9x3,maxpool1d", "is written maxpool1d:3"},
                   {"9x3,conv1d:0:3", "from 1 to"},
                   {"9x3,conv1d:8:3x3", "must be one number, not '3x3'"},
                   {"9x3,maxpool1d:0", "the size of a window must be"},
                   {"9x3,maxpool1d:2:relu", "a pool has no activation, as 'relu'"},
                   {"9x3,conv1d:8:3:relu:tanh:elu", "too many words, from 'elu'"},
                   {"9x3,conv1d:8:3:softmax", "write globalaverage,dense:4:softmax"},
                   {"9x3,conv1d:8:3,batchnorm:softmax,dense:1", "write globalaverage,dense:4:softmax"},
                   {"9x1,layernorm", "layernorm:all, over all positions"},
                   {"9x2,layernorm:relu", "leave 'relu' out"},
                   {"9x2,conv1d:2:3,layernorm,batchnorm:relu", "a layernorm has no activation"}});
}

TEST_CASE("options that are not there are refused by their names") {
    const auto option = [](const std::string& text) {
        return refused("9x9x3,conv2d:8:3:relu:" + text + ",dense:1");
    };
    CHECK(option("stride=2") == "");
    CHECK(contains(option("groups=2"), "groups other than 1 cannot be used"));
    CHECK(contains(option("dilation=2"), "'dilation=2' belongs to convolutions over time"));
    CHECK(contains(option("causal"), "belongs to layers over time"));
    CHECK(contains(option("multiplier=2"), "belongs to depthwise convolutions"));
    CHECK(contains(option("padding_mode=reflect"), "the padding 'reflect' cannot be used; pads are zeros"));
    CHECK(contains(option("circular"), "the padding 'circular' cannot be used"));
    CHECK(contains(option("transposed"), "transposed convolutions cannot be used"));
    CHECK(contains(option("strides=2"), "unknown option 'strides=2'; there are stride=2"));
    CHECK(contains(option("stride=0"), "from 1 to"));
    CHECK(contains(option("stride="), "a stride must be"));
    CHECK(contains(option("same=1"), "unknown option 'same=1'"));
    CHECK(contains(option("stride=2:stride=1"), "'stride=2' and 'stride=1' say the same thing twice"));
    CHECK(contains(option("same:padding=1"), "'same' and 'padding=1' say the same thing twice"));
    check_refused({{"9x3,maxpool1d:2:dilation=2,dense:1", "belongs to convolutions over time"},
                   {"9x3,maxpool1d:2:ceil_mode,dense:1", "ceil_mode cannot be used"},
                   {"9x3,maxpool1d:2:padding=2,dense:1", "nothing but pads"}});
}

TEST_CASE("layers that are not there are refused by their names") {
    const auto layer = [](const std::string& text) {
        return refused("9x9x3," + text + ",dense:1");
    };
    CHECK(contains(layer("convtranspose2d:8:3"), "there is no layer 'convtranspose2d' here; transposed convolutions"));
    CHECK(contains(layer("conv3d:8:3"), "have one or two dimensions"));
    CHECK(contains(layer("residual:2"), "a residual holds its layers, as in residual("));
    CHECK(contains(layer("flatten"), "leave it out: a dense layer takes all numbers"));
    CHECK(contains(layer("separableconv2d:8:3"), "write its two layers, as depthwiseconv2d:3 and conv2d:16:1:relu"));
    CHECK(contains(layer("zeropadding2d:1"), "write the pads with the layer that follows"));
    CHECK(contains(layer("rnn:8"), "without gates cannot be imported; train with gru:16 or lstm:16"));
    CHECK(contains(layer("groupnorm:2"), "write batchnorm or layernorm"));
    CHECK(contains(layer("globalmaxpool"), "a global maximum is a maxpool of the size"));
    CHECK(contains(layer("conv:8:3"), "a layer is written dense:32:relu, conv1d:8:5:relu"));
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
    CHECK(network.parameter_count == 16 * 4 + 13 * 8 + 25 * 8 + 5 * 8 + 49 * 4);
    const std::vector<std::string> modules{"0", "2.f.2", "2.f.4", "2.skip", "6"};
    REQUIRE(network.layers.size() == modules.size());
    for (std::size_t i = 0; i < modules.size(); ++i) {
        CHECK(network.layers[i].module == modules[i]);
    }
    const Description with_norms =
        weights::read_description("8,residual(dense:4,batchnorm:relu):skip=batchnorm,dense:2");
    CHECK(with_norms.layers[0].module == "0.f.0");
    CHECK(with_norms.layers[1].module == "0.skip.0"); // its batchnorm is 0.skip.1
    CHECK(with_norms.layers[2].module == "1");
}

TEST_CASE("a residual that cannot be is refused with its place and the cure") {
    CHECK(refused("8,residual(dense:8:relu,dense:8") ==
          "the ( at letter 11 of the network is not closed; write ) behind the last layer of the residual, as in "
          "residual(dense:8:relu,dense:8):relu");
    check_refused(
        {{"8,residual(dense:8:relu,dense:8)):relu,dense:2", "the ) at letter 33 of the network closes"},
         {"8,residual(dense:8)relu,dense:2", "layer 1 of the network, 'residual(dense:8)relu' from "
                                             "letter 3 on, whose input is 8: behind the ) of a "
                                             "residual lies a comma or the activation of the sum"},
         {"8,residual(),dense:2", "a residual holds at least one layer"},
         {"8,residual(dense:8,),dense:2", "layer 3 of the network, '' from letter 20 on"},
         {"8,residual(dense:8):relu:0.2:1,dense:2", "leave '1' out"},
         {"8,residual(dense:8):relux,dense:2", "unknown activation 'relux'"},
         {"8,residual(dense:8):skip=conv,dense:2", "unknown activation 'skip=conv'"},
         {"8,residual(dense:8):skip=batchnorm,dense:2",
          "a skip with weights, which is there where the shapes of x and f(x) differ; leave it out, for x is 8"},
         {"8,residual:dense:8,dense:2", "a residual holds its layers, as in residual("},
         {"8,dense(8),dense:2", "not 'dense(8)'"},
         {"8,residual(dense:8:softmax),dense:2", "write it behind the ), where it acts on the sum"},
         {"8,residual(dense:8):softmax,dense:2", "softmax makes sense in the last layer only"},
         {"9x2,residual(conv1d:2:3:same):softmax", "softmax belongs to a dense layer"},
         {"8,residual(dense:8):hard_sigmoid_keras2", "train with hardsigmoid"},
         {"9x2,residual(conv1d:2:3:same,dense:8),dense:2",
          "x is 9x2 and f(x) is 8, which cannot be added; write the dense layer or the globalaverage behind"},
         {"16x2,residual(conv1d:2:4),dense:2",
          "x is 16x2 and f(x) is 13x2, and no stride leaves 13 of 16 positions; give the convolutions same"},
         {"8x9x2,residual(conv2d:2:3x1:stride=3x1:padding=0x0,maxpool2d:1x2),dense:2", "no stride leaves 4 of 9"},
         {"9x2,residual(conv1d:4:5:relu,conv1d:8:9):relu,dense:2",
          "layer 3 of the network, 'conv1d:8:9' from letter 30 on, whose input is 5x4: a window of 9"},
         {"9x2,conv1d:2:3:relu,batchnorm,residual(conv1d:2:3:same),dense:2",
          "a batchnorm before or at the end of a residual cannot be folded"},
         {"9x2,residual(conv1d:4:3:relu:same,batchnorm),dense:2", "cannot be folded"},
         {"9x2,residual(conv1d:2:3:relu:same,batchnorm),dense:2", "cannot be folded"},
         {"9x2,residual(conv1d:2:3:relu:same,batchnorm)", "no layer with weights follows"}});
    std::string deep = "8,";
    for (int i = 0; i < 9; ++i) {
        deep += "residual(";
    }
    CHECK(contains(refused(deep + "dense:8)))))))))"), "more than 8 residuals lie inside each other"));
    CHECK(refused("8,residual(" + deep.substr(2 + 9 * 2) + "dense:8)))))))):relu,dense:2") == "");
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
    check_refused({{"8,batchnorm,batchnorm:unfolded,dense:2", "write unfolded behind both"},
                   {"9x2,batchnorm:unfolded:softmax", "softmax belongs to a dense layer"},
                   {"8,batchnorm:unfolded:hard_sigmoid_keras2", "train with hardsigmoid"},
                   {"8,batchnorm:unfolded:relu:1:2,dense:2", "not 'batchnorm:unfolded:relu:1:2'"}});
}
