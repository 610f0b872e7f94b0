// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>
#include <cstdint>

#include <doctest/doctest.h>

#include <nervelet/activation/relu.hpp>
#include <nervelet/network/quantized_network.hpp>
#include <nervelet/network/residual.hpp>

#include "support/int8.hpp"

using namespace nervelet;

namespace {

/// Layers that need scratch: the first one, both of a Residual, a depthwise one, and a projection.
using Float =
    Network<float, Input<4, 7, 16>, Conv2D<40, 3, ReLU, Same>,
            Residual<Conv2D<24, 3, ReLU, Same>, Conv2D<40, 3, Identity, Same>>, DepthwiseConv2D<3, ReLU, Same>,
            Conv2D<92, 1>, Residual<Conv2D<5, 3, Identity, Stride<2>, Same>>, Dense<3>>;
using Net = QuantizedNetwork<Float>;

constexpr int8::Output relu{-128, -128, 127};
constexpr int8::Output any{4, -128, 127};

template <std::size_t Count, std::size_t Size, class Order>
void set(int8::Filters<Count, Size, Order>& filters, std::uint32_t seed, std::int32_t zero_point, int8::Output output) {
    filters = support::SomeFilters<Count, Size, Order>(seed, zero_point, output).filters;
}

int8::Addition sum(std::int32_t x, std::int32_t f) {
    return int8::addition_of({0.05f, x}, {0.07f, f}, 0.06f, any);
}

Net some_network() {
    Net net{};
    auto& second = net.layers.above;
    auto& third = second.above;
    auto& fourth = third.above;
    auto& fifth = fourth.above;
    set(net.layers.first, 1, 17, relu);
    set(second.first.inner.first, 2, -128, relu);
    set(second.first.inner.above.first, 3, -128, any);
    second.first.sum = sum(-128, 4);
    set(third.first, 4, 4, relu);
    set(fourth.first, 5, -128, any);
    set(fifth.first.inner.first, 6, 4, any);
    set(fifth.first.projection, 7, 4, any);
    fifth.first.sum = sum(4, 4);
    set(fifth.above.first, 8, 4, any);
    return net;
}

template <std::size_t Size>
std::array<std::int8_t, Size> added(const std::array<std::int8_t, Size>& x, const std::array<std::int8_t, Size>& f,
                                    const int8::Addition& addition) {
    std::array<std::int8_t, Size> y{};
    for (std::size_t k = 0; k < Size; ++k) {
        y[k] = addition.add<DoubleRounding>(x[k], f[k]);
    }
    return y;
}

/// By the portable form, which needs no scratch.
template <class Windows, std::size_t Count, std::size_t Size>
std::array<std::int8_t, Windows::positions * Count>
convolved(const std::array<std::int8_t, Windows::inputs>& x,
          const int8::Filters<Count, Size, int8::FilterAfterFilter>& filters) {
    std::array<std::int8_t, Windows::positions * Count> y{};
    kernel::int8_convolution<DoubleRounding, Windows>(x.data(), filters, y.data(), nullptr, kernel::Portable{});
    return y;
}

template <std::size_t Channels>
using Over = kernel::Windows<kernel::Axis<4, 3, 4, 1, 1, 1>, kernel::Axis<7, 3, 7, 1, 1, 1>, Channels>;
using Pointwise = kernel::Windows<kernel::Axis<4, 1, 4>, kernel::Axis<7, 1, 7>, 40>;
using Strided = kernel::Windows<kernel::Axis<4, 3, 2, 2, 1, 0>, kernel::Axis<7, 3, 4, 2, 1, 1>, 92>;
using PointwiseStrided = kernel::Windows<kernel::Axis<4, 1, 2, 2>, kernel::Axis<7, 1, 4, 2>, 92>;

/// Every tensor in an array of its own.
Net::Output layer_after_layer(const Net& net, const Net::Input& x) {
    const auto& second = net.layers.above;
    const auto& third = second.above;
    const auto& fourth = third.above;
    const auto& fifth = fourth.above;
    const auto a = convolved<Over<16>>(x, net.layers.first);
    const auto f =
        convolved<Over<24>>(convolved<Over<40>>(a, second.first.inner.first), second.first.inner.above.first);
    const auto b = added(a, f, second.first.sum);
    std::array<std::int8_t, 1120> c{};
    kernel::int8_depthwise<DoubleRounding, Over<40>>(b.data(), third.first, c.data(), nullptr, kernel::Portable{});
    const auto d = convolved<Pointwise>(c, fourth.first);
    const auto e = added(convolved<PointwiseStrided>(d, fifth.first.projection),
                         convolved<Strided>(d, fifth.first.inner.first), fifth.first.sum);
    return convolved<kernel::WholeWindow<40>>(e, fifth.above.first);
}

} // namespace

static_assert(kernel::convolution_scratch(kernel::window_sizes<Over<16>, 40>()) == 576, "two windows");
static_assert(kernel::convolution_scratch(kernel::window_sizes<Over<24>, 40>()) == 432, "one, in 16 bits");
static_assert(kernel::convolution_scratch(kernel::window_sizes<Over<40>, 24>()) == 360, "its bytes");
static_assert(kernel::depthwise_scratch<Over<40>, 40>() == 160, "10 columns");
static_assert(kernel::convolution_scratch(kernel::window_sizes<PointwiseStrided, 5>()) == 368, "the projection");
// x and f(x) of 2,576 and 40 bytes, and the window of the layer between them.
static_assert(Net::Arena::capacity == 2576 + 40 + 828, "");

TEST_CASE("a network whose layers need scratch is its layers, one after the other") {
    static const Net net = some_network();
    static Net::Arena arena;
    for (std::uint32_t seed = 1; seed < 5; ++seed) {
        Net::Input x{};
        support::Bytes(seed * 12345678).fill(x);
        arena.input() = x;
        net.run(arena);
        const Net::Output y = arena.output();
        CHECK(y == layer_after_layer(net, x));
    }
}
