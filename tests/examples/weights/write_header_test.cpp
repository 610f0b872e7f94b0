// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/weights/write_header.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <cstring>
#include <limits>

#include "files.hpp"
#include "support/factory.hpp"

namespace nn = nervelet;
using files::contains;
using files::refusal;

namespace {

template <class Activation>
using One = nn::Network<float, nn::Input<2>, nn::Dense<3, Activation>, nn::Dense<2>>;

/// The type that the header gives to a network; a saved one of the same layers must fit it.
template <class Net>
std::string type_of() {
    const weights::Description network = weights::description_of<Net>();
    nn::Saved<Net> saved;
    nn::save(saved, Net());
    weights::read_saved_network(weights::Bytes(saved.begin(), saved.end()), network); // refuses others
    return network.type;
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

template <class Activation>
bool is_known(const std::string& name) {
    return type_of<One<Activation>>() == "nervelet::Network<float, nervelet::Input<2>, nervelet::Dense<3, nervelet::" +
                                             name + ">, nervelet::Dense<2>>";
}

using Factory = nn::Network<float, nn::Input<4>, nn::Dense<3, nn::Tanh>, nn::Dropout<20>, nn::Dense<2, nn::Softmax>>;
constexpr nn::BatchNormStatistics<float, 3> statistics = {{{1, 2, 3}}, {{4, 5, 6}}};
constexpr nn::BatchNormStatistics<float, 2> two = {{{-0.5f, 0.1f}}, {{0.25f, 3}}, 1e-3f};
constexpr Factory factory = support::network_of_numbers<Factory>(3);

} // namespace

TEST_CASE("write_header: the header gives a network its own type") {
    CHECK(type_of<Factory>() == "nervelet::Network<float, nervelet::Input<4>, nervelet::Dense<3, nervelet::Tanh>, "
                                "nervelet::Dropout<20>, nervelet::Dense<2, nervelet::Softmax>>");
    CHECK(is_known<nn::ReLU>("ReLU"));
    CHECK(is_known<nn::LeakyReLU>("LeakyReLU"));
    CHECK(is_known<nn::LeakyReLUWith<20>>("LeakyReLUWith<20>"));
    CHECK(is_known<nn::ELU>("ELU"));
    CHECK(is_known<nn::ELUWith<50>>("ELUWith<50>"));
    CHECK(is_known<nn::GELU>("GELU"));
    CHECK(is_known<nn::GELUTanh>("GELUTanh"));
    CHECK(is_known<nn::SiLU>("SiLU"));
    CHECK(is_known<nn::Softplus>("Softplus"));
    CHECK(is_known<nn::Sigmoid>("Sigmoid"));
    CHECK(is_known<nn::Tanh>("Tanh"));
    CHECK(is_known<nn::Hardsigmoid>("Hardsigmoid"));
    CHECK(is_known<nn::Hardswish>("Hardswish"));
}

TEST_CASE("write_header: convolutions, pools and norms") {
    using namespace nn;
    using Line = Network<float, Input<20, 2>, Conv1D<4, 3, LeakyReLUWith<20>, Padding<1>, Stride<2>>,
                         SpatialDropout<10>, DepthwiseConv1D<2, Identity, Causal, Dilation<2>, Multiplier<2>>,
                         LayerNorm<>, AveragePool1D<2, Same>, LayerNorm<All>, GlobalAveragePool, Dense<3, Softmax>>;
    CHECK(weights::description_of<Line>().text ==
          "20x2,conv1d:4:3:padding=1:stride=2,spatialdropout:10,depthwiseconv1d:2:causal:dilation=2:multiplier=2,"
          "layernorm,averagepool1d:2:same,layernorm:all,globalaverage,dense:3");
    CHECK(type_of<Line>() ==
          "nervelet::Network<float, nervelet::Input<20, 2>, nervelet::Conv1D<4, 3, nervelet::LeakyReLUWith<20>, "
          "nervelet::Padding<1>, nervelet::Stride<2>>, nervelet::SpatialDropout<10>, nervelet::DepthwiseConv1D<2, "
          "nervelet::Identity, nervelet::Causal, nervelet::Dilation<2>, nervelet::Multiplier<2>>, "
          "nervelet::LayerNorm<>, nervelet::AveragePool1D<2, nervelet::Same>, nervelet::LayerNorm<nervelet::All>, "
          "nervelet::GlobalAveragePool, nervelet::Dense<3, nervelet::Softmax>>");
    using Plane = Network<float, Input<9, 8, 1>, Conv2D<2, Kernel<3, 2>, ReLU, Stride<2, 1>>, MaxPool2D<2, Stride<1>>,
                          DepthwiseConv2D<Kernel<1, 2>>, AveragePool2D<Kernel<1, 2>>, Dense<2>>;
    CHECK(type_of<Plane>() ==
          "nervelet::Network<float, nervelet::Input<9, 8, 1>, nervelet::Conv2D<2, nervelet::Kernel<3, 2>, "
          "nervelet::ReLU, nervelet::Stride<2, 1>>, nervelet::MaxPool2D<2, nervelet::Stride<1>>, "
          "nervelet::DepthwiseConv2D<nervelet::Kernel<1, 2>>, nervelet::AveragePool2D<nervelet::Kernel<1, 2>>, "
          "nervelet::Dense<2>>");
    static Line line;
    nn::initialize(line, 7);
    const std::string text = weights::header_of(line, "mine"); // its own evaluation agrees with the library's
    CHECK(contains(text, "// conv1d 0: the weights of each of the 3 taps and 2 channels\n"));
    CHECK(contains(text, "// depthwiseconv1d 1: the weights of each of the 2 taps\n"));
    CHECK(contains(text, "// layernorm 2: gamma\n"));
    CHECK(contains(text, "static_assert(answers(net)"));
    using Large = Network<float, Input<60, 60, 1>, Conv2D<8, 3, ReLU>, Conv2D<2, 5>, GlobalAveragePool>;
    static Large large;
    nn::initialize(large, 7);
    const std::string large_text = weights::header_of(large, "mine"); // (58 x 58) 9 8 + (54 x 54) 200 2
    CHECK(contains(large_text, "// Too large for compilers to test, with 1408608 multiply-adds: test answers(net)"));
    CHECK(!contains(large_text, "static_assert"));
}

TEST_CASE("write_header: residuals, and batch norms, which are folded where there is a layer for it") {
    using namespace nn;
    using Net = Network<
        float, Input<4>, Dense<3>, BatchNorm<decltype(statistics), statistics, Tanh>,
        Residual<Dense<3>, BatchNorm<decltype(statistics), statistics, ReLU>, Dropout<20>, Dense<2>, ELUWith<50>>,
        Residual<BatchNorm<decltype(two), two>, LeakyReLUWith<30>>, Dense<2>>;
    static Net net;
    nn::initialize(net, 7);
    net.bias<1>()[2] = 0.25f;                                 // beta
    const std::string text = weights::header_of(net, "mine"); // its own evaluation agrees with the library's
    CHECK(contains(text, R"(
// The statistics of a batchnorm: mean, variance and epsilon.
#if __cplusplus >= 201703L
inline
#endif
constexpr nervelet::BatchNormStatistics<float, 2> statistics_0{{{
    -0.5f, 0.1f,
}}, {{
    0.25f, 3.0f,
}}, 0.001f};

using Net = nervelet::Network<float, nervelet::Input<4>, nervelet::Dense<3, nervelet::Tanh>,
                              nervelet::Residual<nervelet::Dense<3, nervelet::ReLU>, nervelet::Dropout<20>,
                                  nervelet::Dense<2>, nervelet::ELUWith<50>>,
                              nervelet::Residual<nervelet::BatchNorm<decltype(statistics_0), statistics_0>,
                                  nervelet::LeakyReLUWith<30>>, nervelet::Dense<2>>;
)"));
    const Merged<Net> plain = merge(net);
    const std::vector<float> numbers = table_of(text);
    REQUIRE(numbers.size() == plain.parameters().size());
    CHECK(std::memcmp(numbers.data(), plain.parameters().data(), sizeof plain.parameters()) == 0);
}

TEST_CASE("write_header: numbers, bit for bit, and an answer of the network itself") {
    const std::string text = weights::header_of(factory, "mine");
    CHECK(contains(text, "#ifndef MINE_HPP"));
    CHECK(contains(text, "namespace mine {"));
    CHECK(contains(text, "Written by nervelet's write_header"));
    const float first = factory.parameters()[0];
    CHECK(contains(text, "{{\n        // dense 0: the weights of each of the 4 inputs\n        " +
                             weights::literal(first) + ", "));
}

TEST_CASE("write_header: frozen layers become plain ones") {
    using Tuned = nn::Network<float, nn::Input<4>, nn::Pretrained<Factory, factory, 1>, nn::Dense<2, nn::Softmax>>;
    Tuned tuned;
    nn::take_over(tuned, factory);
    const std::string text = weights::header_of(tuned, "mine");
    const std::string begin = "net.parameters()";
    const std::string plain = weights::header_of(factory, "mine");
    CHECK(text.substr(text.find(begin)) == plain.substr(plain.find(begin)));
}

TEST_CASE("write_header: what is no number is refused, and so is a folder that is not there") {
    Factory broken = factory;
    broken.parameters()[5] = std::numeric_limits<float>::quiet_NaN();
    CHECK(contains(refusal([&] { weights::header_of(broken, "mine"); }), "infinite or not a number"));
    CHECK(!weights::write_header(factory, "mine", "no/such/folder/mine.hpp"));
}
