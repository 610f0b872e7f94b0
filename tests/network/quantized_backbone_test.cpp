// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

#include <doctest/doctest.h>

#include <nervelet/activation/relu.hpp>
#include <nervelet/activation/softmax.hpp>
#include <nervelet/initialize.hpp>
#include <nervelet/layer/dropout.hpp>
#include <nervelet/loss/cross_entropy.hpp>
#include <nervelet/memory.hpp>
#include <nervelet/network/quantize.hpp>
#include <nervelet/network/residual.hpp>
#include <nervelet/optimizer/sgd.hpp>
#include <nervelet/trainer.hpp>

#include "support/int8.hpp"

using namespace nervelet;

/// Gets its numbers at run time, as on a PC.
QuantizedNetwork<Network<float, Input<2>, Dense<2>>> quantized_later;

namespace {

/// What is taken of the factory's network, and that network: two convolutions, between them a Residual.
using Below = Network<float, Input<6, 5, 2>, Conv2D<4, 3, ReLU, Same>, Residual<Conv2D<4, 1, ReLU>>, MaxPool2D<2>,
                      Conv2D<3, 2, ReLU>, AveragePool2D<Kernel<2, 1>>>;
using Float = Network<float, Input<6, 5, 2>, Conv2D<4, 3, ReLU, Same>, Residual<Conv2D<4, 1, ReLU>>, MaxPool2D<2>,
                      Conv2D<3, 2, ReLU>, AveragePool2D<Kernel<2, 1>>, Dropout<20>, Dense<3, Softmax>>;
using Taken = QuantizedNetwork<Below>;
using Factory = QuantizedNetwork<Float>;

template <std::size_t Count, std::size_t Size, class Order>
constexpr void set(int8::Filters<Count, Size, Order>& filters, std::uint32_t seed, int8::Quantization input,
                   int8::Quantization output) {
    filters = support::SomeFilters<Count, Size, Order>(seed, input.zero_point, int8::relu_output_of(output)).filters;
}

/// The layers that both have.
template <class Quantized>
constexpr Quantized with_layers() {
    const int8::Quantization input{0.5f, 83};
    const int8::Quantization first{0.25f, -128};
    const int8::Quantization inside{0.125f, -128};
    const int8::Quantization sum{0.375f, -100};
    const int8::Quantization last{0.75f, -20};
    Quantized net{};
    net.input = input;
    set(net.layers.first, 1, input, first);
    auto& residual = net.layers.above;
    set(residual.first.inner.first, 2, first, inside);
    residual.first.sum = int8::addition_of(first, inside, sum.scale, int8::output_of(sum));
    residual.above.first = int8::output_of(sum);
    set(residual.above.above.first, 3, sum, last);
    residual.above.above.above.first = int8::output_of(last);
    return net;
}

constexpr Taken taken_network() {
    Taken net = with_layers<Taken>();
    net.output = {0.75f, -20};
    return net;
}

constexpr Factory factory_network() {
    Factory net = with_layers<Factory>();
    net.output = {1.0f / 256, -128};
    return net;
}

constexpr Taken taken = taken_network();
constexpr Factory factory = factory_network();

using Net = Network<float, Input<6, 5, 2>, Pretrained<Factory, factory, 3>, Dense<2, Softmax>>;
static_assert(Net::parameter_count == 2 * 3 + 2, "three features, of the pool behind the second convolution");

Net::Input some_input(std::uint32_t seed) {
    std::array<std::int8_t, 60> bytes{};
    support::Bytes(seed).fill(bytes);
    Net::Input x{};
    for (std::size_t i = 0; i < x.size(); ++i) {
        x[i] = static_cast<float>(bytes[i]) * 0.4f;
    }
    return x;
}

} // namespace

TEST_CASE("a backbone of bytes hands up the numbers of its bytes") {
    using Features = Network<float, Input<6, 5, 2>, Pretrained<Factory, factory, 3>>;
    static_assert(Features::output_size == 3 && Features::parameter_count == 0, "");
    const Features features{};
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        const Net::Input x = some_input(seed);
        CHECK(features(x) == taken.numbers(taken(taken.quantized(x))));
    }
}

TEST_CASE("a backbone by decltype, as of constexpr auto net = quantize(...)") {
    using OfDecltype = Network<float, Input<6, 5, 2>, Pretrained<decltype(factory), factory, 3>, Dense<2, Softmax>>;
    static_assert(std::is_const<decltype(factory)>::value, "as a constexpr network is");
    static_assert(std::is_same<OfDecltype::Descriptions, Net::Descriptions>::value, "the same layers");
    static_assert(OfDecltype::parameter_count == Net::parameter_count, "");
}

TEST_CASE("fewer layers: what follows without weights comes along") {
    using Two = Network<float, Input<6, 5, 2>, Pretrained<Factory, factory, 2>>;
    static_assert(Two::output_size == 3 * 2 * 4, "behind the pool");
    using One = Network<float, Input<6, 5, 2>, Pretrained<Factory, factory, 1>>;
    static_assert(One::output_size == 6 * 5 * 4, "below the Residual");
    const One one{};
    const Net::Input x = some_input(7);
    for (const float y : one(x)) {
        CHECK((y >= 0.0f && y <= 255 * 0.25f));
    }
    CHECK(Two{}(x)[0] <= (127 + 100) * 0.375f);
}

TEST_CASE("a head learns above it") {
    Net net;
    initialize(net, 7);
    Trainer<Net, CrossEntropy, SGD> trainer{net, {0.0003f}};
    CHECK(memory_of<decltype(trainer)>().parameters == 8 * sizeof(float));
    float first = 0;
    float last = 0;
    for (std::uint32_t step = 0; step < 2000; ++step) {
        const std::uint32_t seed = step % 4;
        const float loss = trainer.step(some_input(seed + 1), Label{seed % 2});
        first += step < 4 ? loss : 0;
        last += step >= 1996 ? loss : 0;
    }
    CHECK(last < 0.1f * first);
}

TEST_CASE("what is not finite comes through bytes") {
    Net net;
    initialize(net, 7);
    const Net before = net;
    Trainer<Net, CrossEntropy, SGD> trainer{net, {0.0003f}};
    for (const float number : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(),
                               -std::numeric_limits<float>::infinity()}) {
        Net::Input x = some_input(1);
        x[59] = number;
        CHECK(net(x)[0] != net(x)[0]);
        const float loss = trainer.step(x, Label{1});
        CHECK(loss != loss);
    }
    CHECK(net.parameters() == before.parameters());
}

TEST_CASE("a backbone that is quantized at run time; before that there are no numbers") {
    using Above = Network<float, Input<2>, Pretrained<decltype(quantized_later), quantized_later>, Dense<1>>;
    Above net;
    net.parameters() = {{1.0f, 0.0f, 0.0f}};
    const Above::Input x{{0.5f, -0.25f}};
    CHECK(net(x)[0] != net(x)[0]);
    Network<float, Input<2>, Dense<2>> twice;
    twice.parameters() = {{2.0f, 0.0f, 0.0f, 2.0f, 0.0f, 0.0f}};
    quantized_later = quantize(twice, std::array<Above::Input, 1>{{x}});
    CHECK(net(x)[0] > 0.98f);
    CHECK(net(x)[0] < 1.02f);
}
