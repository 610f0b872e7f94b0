// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cmath>
#include <cstdint>

#include <doctest/doctest.h>

#include <nervelet/activation/sigmoid.hpp>
#include <nervelet/network/quantized_network.hpp>
#include <nervelet/scalar/int8/sigmoid.hpp>

#include "support/int8.hpp"

using namespace nervelet;

static_assert(int8::exponential<4>(0) == 2147483647, "one, as near as a fraction comes");
static_assert(int8::sigmoid_of({0.5f, 7}).radius == 15, "15 2^27 / 2^27");
static_assert(int8::sigmoid_of({7.9f, 0}).radius == 1, "15 2^27 / 2^30");

namespace {

template <class Rounding>
void check_all_bytes(int8::Quantization meaning) {
    const int8::Sigmoid sigmoid = int8::sigmoid_of(meaning);
    for (std::int32_t byte = -128; byte < 128; ++byte) {
        std::array<std::int8_t, 1> y{{static_cast<std::int8_t>(byte)}};
        sigmoid.bytes<Rounding>(y.data(), 1, y.data());
        const double exact = 256 / (1 + std::exp(-static_cast<double>(meaning.scale) * (byte - meaning.zero_point)));
        CHECK(std::abs(y[0] + 128 - (exact > 255 ? 255 : exact)) <= 0.501);
    }
}

} // namespace

TEST_CASE("the exponential with 27 fraction bits has an error of some last bits") {
    for (int i = 1; i < 1000; ++i) {
        const std::int32_t number = -i * 2080374;
        const double exact = std::exp(number / 134217728.0) * 2147483648.0;
        CHECK(std::abs(int8::exponential<4>(number) - exact) <= 3e-7 * exact + 4);
    }
}

TEST_CASE("a sigmoid is the byte next to the exact one, but for a rounding error") {
    for (const int8::Quantization meaning :
         {int8::Quantization{0.04f, 4}, int8::Quantization{0.13f, -128}, int8::Quantization{0.002f, 100}}) {
        check_all_bytes<DoubleRounding>(meaning);
        check_all_bytes<SingleRounding>(meaning);
    }
    const std::array<std::int8_t, 6> x{{7, 36, 37, -22, -23, 8}};
    std::array<std::int8_t, 6> y{};
    int8::sigmoid_of({0.5f, 7}).bytes<DoubleRounding>(x.data(), x.size(), y.data());
    CHECK((y == std::array<std::int8_t, 6>{{0, 127, 127, -128, -128, 31}}));
}

TEST_CASE("a Dense with Sigmoid is one without, and the sigmoid of its bytes") {
    using Filters = int8::Filters<3, 5, int8::FilterAfterFilter>;
    constexpr int8::Output output{4, -128, 127};
    const Filters filters = support::SomeFilters<3, 5, int8::FilterAfterFilter>(1, 9, output).filters;
    QuantizedNetwork<Network<float, Input<5>, Dense<3, Sigmoid>>> net{};
    QuantizedNetwork<Network<float, Input<5>, Dense<3>>> without{};
    net.layers.first.filters = filters;
    net.layers.first.function = int8::sigmoid_of({0.04f, 4});
    without.layers.first = filters;
    for (std::uint32_t seed = 1; seed < 10; ++seed) {
        std::array<std::int8_t, 5> x{};
        support::Bytes(seed).fill(x);
        std::array<std::int8_t, 3> y = without(x);
        net.layers.first.function.bytes<DoubleRounding>(y.data(), 3, y.data());
        CHECK(net(x) == y);
    }
}
