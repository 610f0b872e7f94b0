// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>
#include <cstdint>

#include <doctest/doctest.h>

#include <nervelet/activation/relu.hpp>
#include <nervelet/activation/relu6.hpp>
#include <nervelet/activation/softmax.hpp>
#include <nervelet/layer/dropout.hpp>
#include <nervelet/network/quantized_network.hpp>
#include <nervelet/scalar/int8/filters_of.hpp>

#include "support/int8.hpp"

using namespace nervelet;

namespace {

/// Odd sizes, a stride of two with Same, two filters for each channel, both pools, dropout, a hidden Dense.
using Float = Network<float, Input<9, 7, 2>, Conv2D<5, 3, ReLU, Stride<2>, Same>, MaxPool2D<Kernel<1, 2>>,
                      DepthwiseConv2D<3, ReLU6, Same, Multiplier<2>>, AveragePool2D<2, Stride<1>>, Dropout<20>,
                      Dense<7, ReLU>, Dense<4, Softmax>>;
using Net = QuantizedNetwork<Float>;
using OnceRounded = QuantizedNetwork<Float, SingleRounding>;

static_assert(Net::input_size == 126 && Net::output_size == 4, "");
// In bytes: 126, 100, 50, 100, 40, 7, 4. The largest sum of inputs and lead is that of the depthwise convolution.
static_assert(Net::Arena::capacity == 142, "");
static_assert(sizeof(Net::Arena) == 144, "nothing else, in whole words");

/// Filters of random bytes behind inputs of that zero point.
template <std::size_t Count, std::size_t Size, class Order>
constexpr void set(int8::Filters<Count, Size, Order>& filters, std::uint32_t seed, std::int32_t zero_point,
                   int8::Output output) {
    filters = support::SomeFilters<Count, Size, Order>(seed, zero_point, output).filters;
}

constexpr int8::Output first_output{-128, -128, 127};
constexpr int8::Output second_output{-20, -20, 90};
constexpr int8::Output third_output{-50, -50, 127};
constexpr int8::Output last_output{5, -128, 127};

template <class Quantized>
constexpr Quantized some_network() {
    Quantized net{};
    net.input = {0.5f, 83};
    net.output = {1.0f / 256, -128};
    auto& pool = net.layers.above;
    auto& depthwise = pool.above;
    auto& mean = depthwise.above;
    auto& dense = mean.above;
    auto& last = dense.above;
    set(net.layers.first, 1, 83, first_output);
    pool.first = first_output;
    set(depthwise.first, 2, -128, second_output);
    mean.first = int8::Output{-20, -128, 127};
    set(dense.first, 3, -20, third_output);
    set(last.first.filters, 4, -50, last_output);
    last.first.function = int8::softmax_of(0.02f);
    return net;
}

constexpr Net::Input some_input(std::uint32_t seed) {
    Net::Input x{};
    support::Bytes(seed).fill(x);
    return x;
}

/// The same layer after layer, each into an array of its own.
template <class Quantized>
typename Quantized::Output layer_after_layer(const Quantized& net, const typename Quantized::Input& x) {
    using Rounding = typename Quantized::Rounding;
    using Layers = Float::Layers;
    using First = Layers::Layer;
    using Max = Layers::Next::Layer;
    using Deep = Layers::Next::Next::Layer;
    using Mean = Layers::Next::Next::Next::Layer;
    const auto& pool = net.layers.above;
    const auto& depthwise = pool.above;
    const auto& mean = depthwise.above;
    const auto& dense = mean.above;
    const auto& last = dense.above;
    std::array<std::int8_t, First::outputs> a{};
    std::array<std::int8_t, Max::outputs> b{};
    std::array<std::int8_t, Deep::outputs> c{};
    std::array<std::int8_t, Mean::outputs> d{};
    std::array<std::int8_t, 7> e{};
    typename Quantized::Output y{};
    static_assert(kernel::convolution_scratch(kernel::window_sizes<First::Windows, 5>()) == 0 &&
                      kernel::depthwise_scratch<Deep::Windows, 10>() == 0 &&
                      kernel::convolution_scratch(kernel::window_sizes<kernel::WholeWindow<Mean::outputs>, 7>()) == 0,
                  "none needs scratch");
    kernel::int8_convolution<Rounding, First::Windows>(x.data(), net.layers.first, a.data(), nullptr);
    kernel::int8_max_pool<Max::Windows>(a.data(), pool.first, b.data());
    kernel::int8_depthwise<Rounding, Deep::Windows>(b.data(), depthwise.first, c.data(), nullptr);
    kernel::int8_average_pool<Mean::Windows>(c.data(), mean.first, d.data());
    kernel::int8_convolution<Rounding, kernel::WholeWindow<Mean::outputs>>(d.data(), dense.first, e.data(), nullptr);
    kernel::int8_convolution<Rounding, kernel::WholeWindow<7>>(e.data(), last.first.filters, y.data(), nullptr);
    last.first.function.template bytes<Rounding>(y.data(), y.size(), y.data());
    return y;
}

const Net net = some_network<Net>();
const OnceRounded once_rounded = some_network<OnceRounded>();

} // namespace

#if __cplusplus >= 201703L
namespace {
constexpr Net constant = some_network<Net>();
constexpr Net::Output constant_output = constant(some_input(1));
} // namespace

TEST_CASE("the compiler computes the same bytes") {
    const Net::Output y = net(some_input(1));
    for (std::size_t j = 0; j < y.size(); ++j) {
        CHECK(y[j] == constant_output[j]);
    }
}
#endif

TEST_CASE("a network of bytes is its layers, one after the other") {
    int different = 0;
    for (std::uint32_t seed = 1; seed < 20; ++seed) {
        const Net::Input x = some_input(seed * 12345678);
        const Net::Output y = net(x);
        CHECK(y == layer_after_layer(net, x));
        CHECK(once_rounded(x) == layer_after_layer(once_rounded, x));
        different += y != net(some_input(1)) ? 1 : 0;
    }
    CHECK(different > 10);
}

TEST_CASE("the same bytes on every machine") {
    static std::array<std::int8_t, 20 * 4> outputs;
    for (std::uint32_t seed = 0; seed < 20; ++seed) {
        const Net::Output y = net(some_input(seed * 87654321));
        for (std::size_t j = 0; j < 4; ++j) {
            outputs[seed * 4 + j] = y[j];
        }
    }
    std::uint32_t hash = 2166136261u; // FNV-1a
    for (const std::int8_t byte : outputs) {
        hash = (hash ^ static_cast<std::uint8_t>(byte)) * 16777619u;
    }
    CHECK(hash == 496744175u);
}

namespace {

/// Each output of a pool is written over inputs that are no longer read.
using Pools =
    QuantizedNetwork<Network<float, Input<7, 6, 2>, MaxPool2D<2, Stride<1>>, AveragePool2D<Kernel<3, 1>, Stride<1>>,
                             MaxPool2D<3, Stride<2>, Same>, AveragePool2D<Kernel<1, 2>>>>;
static_assert(Pools::Arena::capacity == 86, "the input, and a window of outputs");

} // namespace

TEST_CASE("pools nearly in their place") {
    Pools pools{};
    constexpr int8::Output all{0, -128, 127};
    pools.layers.first = all;
    pools.layers.above.first = all;
    pools.layers.above.above.first = all;
    pools.layers.above.above.above.first = all;
    using Layers = Pools::Float::Layers;
    Pools::Input x{};
    support::Bytes(5).fill(x);
    std::array<std::int8_t, Layers::Layer::outputs> a{};
    std::array<std::int8_t, Layers::Next::Layer::outputs> b{};
    std::array<std::int8_t, Layers::Next::Next::Layer::outputs> c{};
    Pools::Output y{};
    kernel::int8_max_pool<Layers::Layer::Windows>(x.data(), all, a.data());
    kernel::int8_average_pool<Layers::Next::Layer::Windows>(a.data(), all, b.data());
    kernel::int8_max_pool<Layers::Next::Next::Layer::Windows>(b.data(), all, c.data());
    kernel::int8_average_pool<Layers::Next::Next::Next::Layer::Windows>(c.data(), all, y.data());
    CHECK(pools(x) == y);
}

TEST_CASE("an arena gives the same") {
    static Net::Arena arena;
    const Net::Input x = some_input(77);
    arena.input() = x;
    net.run(arena);
    const Net::Output y = arena.output();
    CHECK(y == net(x));
    for (std::size_t j = 0; j < y.size(); ++j) {
        CHECK(arena.output()[j] == y[j]);
    }
}

TEST_CASE("what an arena's ends show is copied from one to another") {
    static Net::Arena first;
    static Net::Arena second;
    first.input() = some_input(1);
    second.input() = some_input(2);
    const auto input = first.input();
    input = second.input();
    CHECK(Net::Input(first.input()) == some_input(2));
    first.input()[5] = static_cast<std::int8_t>(~second.input()[5]);
    CHECK(Net::Input(second.input()) == some_input(2));
}

TEST_CASE("numbers become inputs, and outputs numbers") {
    std::array<float, Net::input_size> numbers{};
    numbers[0] = 1.3f;
    numbers[1] = -1000;
    const Net::Input x = net.quantized(numbers);
    CHECK(x[0] == 86);
    CHECK(x[1] == -128);
    CHECK(x[2] == 83);
    const auto scores = net.numbers(Net::Output{{-128, 0, 127, -127}});
    CHECK(scores[0] == 0);
    CHECK(scores[1] == 0.5f);
    CHECK(scores[2] == 255.0f / 256);
    CHECK(scores[3] == 1.0f / 256);
}

TEST_CASE("filters of scales, biases and weights") {
    const std::array<std::int8_t, 4> weights{{1, -2, 3, 4}};
    const std::array<std::int32_t, 2> bias{{100, -100}};
    using Filters = int8::Filters<2, 2, int8::FilterAfterFilter>;
    const std::array<float, 2> scales{{0.01f, 0.03f}};
    const auto filters = int8::filters_of<Filters>(weights, bias, {0.5f, 10}, scales, 0.25f, last_output);
    CHECK(filters.bias[0] == 110);  // 100 - 10 (1 - 2)
    CHECK(filters.bias[1] == -170); // -100 - 10 (3 + 4)
    CHECK(filters.pad == 10);
    CHECK(filters.output.zero_point == 5);
    for (std::size_t j = 0; j < 2; ++j) {
        const int8::Multiplier multiplier = int8::convolution_multiplier(0.5f, scales[j], 0.25f);
        CHECK(filters.mantissas[j] == multiplier.mantissa);
        CHECK(filters.exponents[j] == multiplier.exponent);
    }
    const auto dense = int8::dense_filters_of<Filters>(weights, bias, {0.3f, 10}, 0.03f, 0.25f, last_output);
    const int8::Multiplier multiplier = int8::dense_multiplier(0.3f, 0.03f, 0.25f);
    CHECK((dense.mantissas[0] == multiplier.mantissa && dense.mantissas[1] == multiplier.mantissa));
    CHECK((dense.exponents[0] == multiplier.exponent && dense.exponents[1] == multiplier.exponent));
    CHECK(dense.bias[1] == -170);
}

TEST_CASE("bytes are moved by words where they can be, up and down, over each other") {
    alignas(4) std::array<std::int8_t, 32> bytes{};
    for (const std::size_t from : {8u, 4u, 5u, 6u, 0u, 1u}) {
        for (const std::size_t to : {4u, 8u, 6u, 0u, 3u}) {
            for (const std::size_t count : {16u, 0u, 7u}) {
                support::Bytes(33).fill(bytes);
                std::array<std::int8_t, 32> expected = bytes;
                for (std::size_t i = 0; i < count; ++i) {
                    expected[to + i] = bytes[from + i];
                }
                detail::move_bytes(&bytes[0], from, count, to);
                CHECK(bytes == expected);
            }
        }
    }
}
