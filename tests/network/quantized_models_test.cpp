// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <nervelet/activation/relu.hpp>
#include <nervelet/activation/softmax.hpp>
#include <nervelet/network/quantized_network.hpp>
#include <nervelet/network/residual.hpp>
#include <nervelet/scalar/int8/filters_of.hpp>

using namespace nervelet;

// Models that TensorFlow made, and what TensorFlow Lite Micro says of them: in the folder NERVELET_MODELS, which is
// no part of this project. What lies where in a file was read off it by hand.
namespace {

std::string folder() {
    const char* const name = std::getenv("NERVELET_MODELS");
    return name == nullptr || *name == 0 ? std::string() : std::string(name) + "/";
}

/// What a layer with weights finds in a file, and what its outputs mean.
struct Place {
    std::size_t weights;
    std::size_t bias;
    std::size_t scales;
    bool has_scale_for_each;
    bool has_relu;
    int8::Quantization output;
};

/// Fills the constants of a network, layer after layer.
class Loader {
public:
    Loader(const std::string& file, int8::Quantization input, const std::vector<Place>& places)
        : meaning_(input), places_(places) {
        std::ifstream stream(folder() + file, std::ios::binary);
        bytes_.assign(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
    }

    template <class First, class Second, class... Rest>
    void load(detail::QuantizedLayers<detail::LayerList<First, Second, Rest...>>& layers) {
        load(layers.first);
        load(layers.above);
    }

    template <class Only>
    void load(detail::QuantizedLayers<detail::LayerList<Only>>& layers) {
        load(layers.first);
    }

    int8::Quantization meaning() const { return meaning_; }

private:
    template <class Number, std::size_t Size>
    void copy(std::array<Number, Size>& numbers, std::size_t offset) const {
        REQUIRE(offset + sizeof(numbers) <= bytes_.size());
        std::memcpy(numbers.data(), bytes_.data() + offset, sizeof(numbers));
    }

    template <std::size_t Count, std::size_t Size, class Order>
    void load(int8::Filters<Count, Size, Order>& filters) {
        REQUIRE(next_ < places_.size());
        const Place& place = places_[next_++];
        std::array<std::int8_t, Count * Size> weights{};
        std::array<std::int32_t, Count> bias{};
        std::array<float, Count> scales{};
        std::array<float, 1> scale{};
        copy(weights, place.weights);
        copy(bias, place.bias);
        const int8::Output output = place.has_relu ? int8::relu_output_of(place.output) : int8::output_of(place.output);
        using Filters = int8::Filters<Count, Size, Order>;
        if (place.has_scale_for_each) {
            copy(scales, place.scales);
            filters = int8::filters_of<Filters>(weights, bias, meaning_, scales, place.output.scale, output);
        } else {
            copy(scale, place.scales);
            filters = int8::dense_filters_of<Filters>(weights, bias, meaning_, scale[0], place.output.scale, output);
        }
        CHECK(filters.sums_fit());
        meaning_ = place.output;
    }

    template <class Filters>
    void load(detail::FiltersAndSoftmax<Filters>& constants) {
        load(constants.filters);
        constants.softmax = int8::softmax_of(meaning_.scale);
        meaning_ = {1.0f / 256, -128};
    }

    template <class Inner>
    void load(detail::ResidualConstants<Inner>& constants) {
        const int8::Quantization x = meaning_;
        load(constants.inner);
        set_sum(x, meaning_, constants.sum);
    }

    template <class Inner, class Projection>
    void load(detail::ProjectedResidualConstants<Inner, Projection>& constants) {
        const int8::Quantization x = meaning_;
        load(constants.inner);
        const int8::Quantization f = meaning_;
        meaning_ = x;
        load(constants.projection);
        set_sum(meaning_, f, constants.sum);
    }

    void set_sum(int8::Quantization x, int8::Quantization f, int8::Addition& sum) {
        REQUIRE(next_ < places_.size());
        meaning_ = places_[next_++].output;
        sum = int8::addition_of(x, f, meaning_.scale, int8::relu_output_of(meaning_));
    }

    void load(int8::Output& output) { output = int8::output_of(meaning_); }

    int8::Quantization meaning_;
    std::vector<Place> places_;
    std::vector<char> bytes_;
    std::size_t next_ = 0;
};

template <std::size_t Size>
void set_input(const std::string& kind, const std::string& name, std::array<std::int8_t, Size>& x) {
    if (kind == "seed") {
        std::uint32_t state = static_cast<std::uint32_t>(std::stoul(name));
        for (std::int8_t& byte : x) {
            state = state * 1664525u + 1013904223u;
            const std::uint8_t highest = static_cast<std::uint8_t>(state >> 24);
            std::memcpy(&byte, &highest, 1);
        }
    } else {
        std::ifstream file(folder() + "inputs/" + name, std::ios::binary);
        REQUIRE(file.read(reinterpret_cast<char*>(x.data()), Size).good());
    }
}

/// Compares all outputs of NAME.txt; how many lines there were.
template <class Quantized>
int check_answers(const Quantized& net, const std::string& name) {
    std::ifstream answers(folder() + name);
    std::string line;
    typename Quantized::Input x{};
    int count = 0;
    while (std::getline(answers, line)) {
        std::istringstream words(line);
        std::string word;
        words >> word;
        if (word == "input") {
            std::string kind;
            std::string of_kind;
            words >> kind >> of_kind;
            set_input(kind, of_kind, x);
        } else if (word == "out") {
            const typename Quantized::Output y = net(x);
            for (const std::int8_t byte : y) {
                int expected = 1000;
                words >> expected;
                CHECK(byte == expected);
            }
            ++count;
        }
    }
    return count;
}

template <class Float>
void check_model(std::size_t capacity, const std::string& name, int8::Quantization input,
                 const std::vector<Place>& places) {
    constexpr std::size_t needed = QuantizedNetwork<Float>::Arena::capacity;
    CHECK(needed == capacity);
    if (folder().empty()) {
        MESSAGE("skipped: NERVELET_MODELS says no folder of models");
        return;
    }
    static QuantizedNetwork<Float> net;
    static QuantizedNetwork<Float, SingleRounding> once;
    net.input = once.input = input;
    Loader loader(name + ".tflite", input, places);
    loader.load(net.layers);
    Loader(name + ".tflite", input, places).load(once.layers);
    net.output = once.output = loader.meaning();
    CHECK(check_answers(net, name + ".txt") >= 6);
    CHECK(check_answers(once, name + ".single.txt") >= 6);
}

} // namespace

TEST_CASE("hello_world: a Dense of one number") {
    check_model<Network<float, Input<1>, Dense<16, ReLU>, Dense<16, ReLU>, Dense<1>>>(
        32, "hello_world_int8", {0.024480115622282028f, -128},
        {{512, 544, 1892, false, true, {0.01332512404769659f, -128}},
         {624, 896, 2104, false, true, {0.012775269336998463f, -128}},
         {976, 1024, 2320, false, false, {0.008290956728160381f, 5}}});
}

TEST_CASE("micro_speech: eight filters for a channel") {
    check_model<Network<float, Input<49, 40, 1>, DepthwiseConv2D<Kernel<10, 8>, ReLU, Stride<2>, Same, Multiplier<8>>,
                        Dense<4, Softmax>>>(4165, "micro_speech_quantized", {0.10171568393707275f, -128},
                                            {{224, 960, 17732, true, true, {0.08418698608875275f, -128}},
                                             {1008, 17024, 17860, false, false, {0.09173192083835602f, 14}}});
}

TEST_CASE("kws: depthwise separable convolutions") {
    using Float =
        Network<float, Input<49, 10, 1>, Conv2D<64, Kernel<10, 4>, ReLU, Stride<2>, Same>,
                DepthwiseConv2D<3, ReLU, Same>, Conv2D<64, 1, ReLU>, DepthwiseConv2D<3, ReLU, Same>,
                Conv2D<64, 1, ReLU>, DepthwiseConv2D<3, ReLU, Same>, Conv2D<64, 1, ReLU>,
                DepthwiseConv2D<3, ReLU, Same>, Conv2D<64, 1, ReLU>, AveragePool2D<Kernel<25, 5>>, Dense<12, Softmax>>;
    // The arena: the largest tensor, and a row and two windows.
    check_model<Float>(8448, "kws_ref_model", {0.5847029089927673f, 83},
                       {{16960, 24864, 36476, true, true, {0.07872539758682251f, -128}},
                        {24000, 24592, 50272, true, true, {0.0828150063753128f, -128}},
                        {12848, 23728, 35080, true, true, {0.06002569571137428f, -128}},
                        {22864, 23456, 46492, true, true, {0.06276002526283264f, -128}},
                        {8736, 22592, 33680, true, true, {0.03740178793668747f, -128}},
                        {21728, 22320, 42756, true, true, {0.045901063829660416f, -128}},
                        {4624, 21456, 32280, true, true, {0.03297076374292374f, -128}},
                        {20592, 21184, 39020, true, true, {0.04684404283761978f, -128}},
                        {512, 20320, 30880, true, true, {0.08023615926504135f, -128}},
                        {19536, 25168, 37368, false, false, {0.14469251036643982f, 14}}});
}

TEST_CASE("ad01: Dense after Dense") {
    using Float =
        Network<float, Input<640>, Dense<128, ReLU>, Dense<128, ReLU>, Dense<128, ReLU>, Dense<128, ReLU>,
                Dense<8, ReLU>, Dense<128, ReLU>, Dense<128, ReLU>, Dense<128, ReLU>, Dense<128, ReLU>, Dense<640>>;
    // The arena: the inputs and outputs of one layer.
    check_model<Float>(768, "ad01_int8", {0.3910152316093445f, 89},
                       {{182864, 271136, 275432, false, true, {0.04945912957191467f, -128}},
                        {166464, 270592, 275304, false, true, {0.035405684262514114f, -128}},
                        {150064, 270064, 275176, false, true, {0.01373074296861887f, -128}},
                        {133664, 269536, 275048, false, true, {0.02360379323363304f, -128}},
                        {132624, 269488, 274920, false, true, {0.024929480627179146f, -128}},
                        {131584, 268960, 274792, false, true, {0.031756170094013214f, -128}},
                        {115184, 268432, 274664, false, true, {0.03207116201519966f, -128}},
                        {98784, 267904, 274536, false, true, {0.028295973315835f, -128}},
                        {82384, 267376, 274408, false, true, {0.024790890514850616f, -128}},
                        {448, 264800, 274280, false, false, {0.36449846625328064f, 96}}});
}

TEST_CASE("ResNet-8: sums with a ReLU, projections") {
    using Float = Network<float, Input<32, 32, 3>, Conv2D<16, 3, ReLU, Same>,
                          Residual<Conv2D<16, 3, ReLU, Same>, Conv2D<16, 3, Identity, Same>, ReLU>,
                          Residual<Conv2D<32, 3, ReLU, Stride<2>, Same>, Conv2D<32, 3, Identity, Same>, ReLU>,
                          Residual<Conv2D<64, 3, ReLU, Stride<2>, Same>, Conv2D<64, 3, Identity, Same>, ReLU>,
                          AveragePool2D<8>, Dense<10, Softmax>>;
    // The arena: two tensors, and a row and two windows.
    check_model<Float>(33312, "pretrainedResnet_quant", {1.0f, -128},
                       {{77652, 79232, 95068, true, true, {0.039393551647663116f, -128}},
                        {75336, 79156, 94640, true, true, {0.07629315555095673f, -128}},
                        {73020, 1192, 94208, true, false, {0.10419496148824692f, 4}},
                        {0, 0, 0, false, true, {0.050945673137903214f, -128}}, // a sum
                        {68400, 79016, 93584, true, true, {0.04567283019423485f, -128}},
                        {59172, 1052, 92832, true, false, {0.11311884224414825f, 4}},
                        {58648, 912, 92080, true, false, {0.044761426746845245f, -17}},
                        {0, 0, 0, false, true, {0.0532362163066864f, -128}},
                        {40204, 78748, 90944, true, true, {0.02845017984509468f, -128}},
                        {3328, 644, 89552, true, false, {0.21724364161491394f, -2}},
                        {1268, 376, 88160, true, false, {0.08385830372571945f, 38}},
                        {0, 0, 0, false, true, {0.1270691454410553f, -128}},
                        {78096, 79328, 95376, false, false, {0.17185351252555847f, 24}}});
}
