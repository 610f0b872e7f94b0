// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>
#include <cstdint>

#include <doctest/doctest.h>

#include <nervelet/activation/relu.hpp>
#include <nervelet/activation/relu6.hpp>
#include <nervelet/network/quantized_network.hpp>
#include <nervelet/network/residual.hpp>

#include "support/int8.hpp"

using namespace nervelet;

namespace {

/// x itself as skip over two layers; a projection over one layer, whose outputs are in its way; one over two; and a
/// Residual that is the last layer.
using Float = Network<float, Input<7, 5, 3>, Residual<Conv2D<4, 3, ReLU, Same>, Conv2D<3, 1>, ReLU>,
                      Residual<Conv2D<5, 3, Identity, Stride<2>, Same>>,
                      Residual<DepthwiseConv2D<3, ReLU, Same, Multiplier<2>>, Conv2D<4, 3, Identity, Same>, ReLU6>,
                      Dense<6, ReLU>, Residual<Dense<6>>>;
using Net = QuantizedNetwork<Float>;

constexpr int8::Output relu{-128, -128, 127};
constexpr int8::Output relu6{-20, -20, 90};
constexpr int8::Output any{4, -128, 127};

template <std::size_t Count, std::size_t Size, class Order>
constexpr void set(int8::Filters<Count, Size, Order>& filters, std::uint32_t seed, std::int32_t zero_point,
                   int8::Output output) {
    filters = support::SomeFilters<Count, Size, Order>(seed, zero_point, output).filters;
}

constexpr int8::Addition sum(std::int32_t x, std::int32_t f, int8::Output output) {
    return int8::addition_of({0.05f, x}, {0.07f, f}, 0.06f, output);
}

constexpr Net some_network() {
    Net net{};
    auto& first = net.layers.first;
    auto& second = net.layers.above.first;
    auto& third = net.layers.above.above.first;
    auto& dense = net.layers.above.above.above.first;
    auto& last = net.layers.above.above.above.above.first;
    set(first.inner.first, 1, 17, relu);
    set(first.inner.above.first, 2, -128, any);
    first.sum = sum(17, 4, relu);
    set(second.inner.first, 3, -128, any);
    set(second.projection, 4, -128, relu6);
    second.sum = sum(-20, 4, any);
    set(third.inner.first, 5, 4, relu);
    set(third.inner.above.first, 6, -128, any);
    set(third.projection, 7, 4, any);
    third.sum = sum(4, 4, relu6);
    set(dense, 8, -20, relu);
    set(last.inner.first, 9, -128, any);
    last.sum = sum(-128, 4, any);
    return net;
}

constexpr Net::Input some_input(std::uint32_t seed) {
    Net::Input x{};
    support::Bytes(seed).fill(x);
    return x;
}

using One = kernel::Axis<1, 1, 1>;
/// 3 x 3 with Same over 7 x 5 and 4 x 3.
template <std::size_t Channels>
using Over7 = kernel::Windows<kernel::Axis<7, 3, 7, 1, 1, 1>, kernel::Axis<5, 3, 5, 1, 1, 1>, Channels>;
template <std::size_t Channels>
using Over4 = kernel::Windows<kernel::Axis<4, 3, 4, 1, 1, 1>, kernel::Axis<3, 3, 3, 1, 1, 1>, Channels>;
using Pointwise7 = kernel::Windows<kernel::Axis<7, 1, 7>, kernel::Axis<5, 1, 5>, 4>;
using Strided = kernel::Windows<kernel::Axis<7, 3, 4, 2, 1, 1>, kernel::Axis<5, 3, 3, 2, 1, 1>, 3>;
using PointwiseStrided = kernel::Windows<kernel::Axis<7, 1, 4, 2>, kernel::Axis<5, 1, 3, 2>, 3>;
using Pointwise4 = kernel::Windows<kernel::Axis<4, 1, 4>, kernel::Axis<3, 1, 3>, 5>;

template <std::size_t Size>
std::array<std::int8_t, Size> added(const std::array<std::int8_t, Size>& x, const std::array<std::int8_t, Size>& f,
                                    const int8::Addition& addition) {
    std::array<std::int8_t, Size> y{};
    for (std::size_t k = 0; k < Size; ++k) {
        y[k] = addition.add<DoubleRounding>(x[k], f[k]);
    }
    return y;
}

template <class Windows, std::size_t Count, std::size_t Size>
std::array<std::int8_t, Windows::positions * Count>
convolved(const std::array<std::int8_t, Windows::inputs>& x,
          const int8::Filters<Count, Size, int8::FilterAfterFilter>& filters) {
    std::array<std::int8_t, Windows::positions * Count> y{};
    alignas(4) std::int8_t room[kernel::convolution_scratch(kernel::window_sizes<Windows, Count>()) + 4];
    kernel::int8_convolution<DoubleRounding, Windows>(x.data(), filters, y.data(), room);
    return y;
}

/// Every tensor in an array of its own.
Net::Output layer_after_layer(const Net& net, const Net::Input& x) {
    const auto& first = net.layers.first;
    const auto& second = net.layers.above.first;
    const auto& third = net.layers.above.above.first;
    const auto& last = net.layers.above.above.above.above.first;
    const auto a =
        added(x, convolved<Pointwise7>(convolved<Over7<3>>(x, first.inner.first), first.inner.above.first), first.sum);
    const auto b =
        added(convolved<PointwiseStrided>(a, second.projection), convolved<Strided>(a, second.inner.first), second.sum);
    static_assert(kernel::depthwise_scratch<Over4<5>, 10>() == 0, "");
    std::array<std::int8_t, 120> deep{};
    kernel::int8_depthwise<DoubleRounding, Over4<5>>(b.data(), third.inner.first, deep.data(), nullptr);
    const auto c = added(convolved<Pointwise4>(b, third.projection),
                         convolved<Over4<10>>(deep, third.inner.above.first), third.sum);
    const auto d = convolved<kernel::WholeWindow<48>>(c, net.layers.above.above.above.first);
    return added(d, convolved<kernel::WholeWindow<6>>(d, last.inner.first), last.sum);
}

const Net net = some_network();

} // namespace

// x of 60 bytes beside the second layer of the third Residual: 120 inputs, a lead of 20, two windows of 92 numbers.
static_assert(Net::Arena::capacity == 60 + 120 + 20 + 4 * 92, "");

#if __cplusplus >= 201703L
namespace {
constexpr Net constant = some_network();
constexpr Net::Output constant_output = constant(some_input(3));
} // namespace

TEST_CASE("the compiler computes the same bytes") {
    const Net::Output y = net(some_input(3));
    for (std::size_t j = 0; j < y.size(); ++j) {
        CHECK(y[j] == constant_output[j]);
    }
}
#endif

TEST_CASE("a Residual of bytes adds x, or a projection of it, to its layers") {
    int different = 0;
    for (std::uint32_t seed = 0; seed < 12; ++seed) {
        const Net::Input x = some_input(seed * 87654321);
        const Net::Output y = net(x);
        CHECK(y == layer_after_layer(net, x));
        different += y != net(some_input(1)) ? 1 : 0;
    }
    CHECK(different > 6);
}
