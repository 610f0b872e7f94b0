// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/activation/relu.hpp>
#include <nervelet/activation/sigmoid.hpp>
#include <nervelet/activation/softmax.hpp>
#include <nervelet/layer/dropout.hpp>
#include <nervelet/network/quantize.hpp>
#include <nervelet/network/residual.hpp>
#include <nervelet/take_over.hpp>

#include "support/factory.hpp"

using namespace nervelet;

using Float = Network<float, Input<6, 5, 2>, Conv2D<4, 3, ReLU, Same>, Residual<Conv2D<4, 1, ReLU>>, MaxPool2D<2>,
                      Residual<DepthwiseConv2D<2, Identity, Multiplier<2>, Same>, Dropout<20>, Conv2D<6, 1>>,
                      GlobalAveragePool, Dropout<20>, Dense<5, Sigmoid>, Dense<3, Softmax>>;
using Factory = QuantizedNetwork<Float>;

/// Gets its numbers when the tests run, as on a PC.
Factory later;

namespace {

constexpr Float factory = support::network_of_numbers<Float>(1);

std::array<Float::Input, 4> some_inputs() {
    std::array<Float::Input, 4> inputs{};
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        inputs[i] = support::numbers<float>(static_cast<std::uint32_t>(i), std::make_index_sequence<60>{});
    }
    return inputs;
}

void make_later() {
    const auto inputs = some_inputs();
    later = quantize(factory, inputs);
}

/// How many weights of a layer are farther from the factory's than half a step of their filter, which is max |w| / 127,
/// and how many biases farther than half a step of the sums, which is below 0.001 here.
template <std::size_t Index>
std::size_t wrong_numbers(const Float& taken) {
    const auto expected = factory.weights<Index>();
    const auto weights = taken.weights<Index>();
    std::size_t wrong = 0;
    for (std::size_t j = 0; j < expected.columns; ++j) {
        float largest = 0.0f;
        for (std::size_t i = 0; i < expected.rows; ++i) {
            const float size = math::absolute(expected(i, j));
            largest = size > largest ? size : largest;
        }
        for (std::size_t i = 0; i < expected.rows; ++i) {
            wrong += math::absolute(expected(i, j) - weights(i, j)) <= largest / 127.0f * 0.501f ? 0u : 1u;
        }
        wrong += math::absolute(factory.bias<Index>()[j] - taken.bias<Index>()[j]) < 0.0005f ? 0u : 1u;
    }
    return wrong;
}

/// y = w x + b with w = (1, -0.5) and b = 1.25, in bytes.
using Line = Network<float, Input<2>, Dense<1>>;

constexpr QuantizedNetwork<Line> line_with(int8::Quantization input, int8::Quantization output,
                                           float weight_scale = 0.25f) {
    using Filters = int8::Filters<1, 2, int8::FilterAfterFilter>;
    QuantizedNetwork<Line> net{};
    net.input = input;
    net.output = output;
    const float input_scale = input.scale > 0.0f ? input.scale : 0.5f;
    const float output_scale = output.scale > 0.0f ? output.scale : 2.0f;
    net.layers.first = int8::filters_of<Filters>({{4, -2}}, {{10}}, {input_scale, 3}, {{weight_scale}}, output_scale,
                                                 int8::output_of(output));
    return net;
}

template <class Net, class Bytes>
constexpr Net taken_over(const Bytes& bytes) {
    Net net{};
    take_over(net, bytes);
    return net;
}

#if __cplusplus >= 201703L
constexpr
#else
const
#endif
    QuantizedNetwork<Line>
        line = line_with({0.5f, 3}, {2.0f, 0});

} // namespace

#if __cplusplus >= 201703L
constexpr Line line_of_numbers = taken_over<Line>(line);
static_assert(line_of_numbers.parameters()[0] == 1.0f && line_of_numbers.parameters()[2] == 1.25f, "in the compiler");
#endif

TEST_CASE("take_over of bytes: weights times their scales, biases without the zero point of the input") {
    CHECK(taken_over<Line>(line).parameters() == Line::Parameters{{1.0f, -0.5f, 1.25f}});
    CHECK(taken_over<Network<double, Input<2>, Dense<1>>>(line).parameters()[2] == 1.25);
}

TEST_CASE("take_over of bytes: a byte times its scale to the bit, though a network has multipliers only") {
    const Line::Parameters expected{{4.0f * 0.0123f, -2.0f * 0.0123f, 10.0f * (0.307f * 0.0123f)}};
    CHECK(taken_over<Line>(line_with({0.307f, 3}, {1.9f, 0}, 0.0123f)).parameters() == expected);
}

TEST_CASE("take_over of bytes: NaN where a scale is not known") {
    const Line without_input = taken_over<Line>(line_with({0.0f, 3}, {2.0f, 0}));
    const Line without_output = taken_over<Line>(line_with({0.5f, 3}, {0.0f, 0}));
    for (std::size_t i = 0; i < Line::parameter_count; ++i) {
        CHECK_FALSE(without_input.parameters()[i] == without_input.parameters()[i]);
        CHECK_FALSE(without_output.parameters()[i] == without_output.parameters()[i]);
    }
}

TEST_CASE("take_over of bytes: of all layers, what quantize() made of them, within half a step") {
    make_later();
    const Float taken = taken_over<Float>(later);
    CHECK(wrong_numbers<0>(taken) == 0);
    CHECK(wrong_numbers<1>(taken) == 0);
    CHECK(wrong_numbers<2>(taken) == 0);
    CHECK(wrong_numbers<3>(taken) == 0);
    CHECK(wrong_numbers<4>(taken) == 0);
    CHECK(wrong_numbers<5>(taken) == 0);
    CHECK(wrong_numbers<6>(taken) == 0);
}

TEST_CASE("take_over of bytes: the layers above a backbone say what they say in bytes") {
    make_later();
    using Net = Network<float, Input<6, 5, 2>, Pretrained<Factory, later, 5>, Dense<5, Sigmoid>, Dropout<10>,
                        Dense<3, Softmax>>;
    const Net net = taken_over<Net>(later);
    const Float all = taken_over<Float>(later);
    CHECK(support::same(net.weights<0>(), all.weights<5>()));
    CHECK(support::same(net.bias<1>(), all.bias<6>()));
    for (const Float::Input& x : some_inputs()) {
        const std::array<float, 3> expected = later.numbers(later(later.quantized(x)));
        const Net::Output y = net(x);
        for (std::size_t j = 0; j < 3; ++j) {
            CHECK(math::absolute(y[j] - expected[j]) < 0.01f);
        }
    }
}
