// Part of nervelet. MIT licence, the nervelet authors.
// GlobalAveragePool of a QuantizedNetwork, and its arithmetic.
#include <array>
#include <cstdint>

#include <doctest/doctest.h>

#include <nervelet/layer/global_average_pool.hpp>
#include <nervelet/network/quantized_network.hpp>
#include <nervelet/scalar/int8/global_mean.hpp>

#include "support/int8.hpp"

using namespace nervelet;

namespace {

// 2.5 = 2^2 0.625; of six numbers 2^31 0.625 2^2 / 6 = 894784853 1/3.
constexpr int8::GlobalMean of_six = int8::global_mean_of({0.625f, 3}, {0.25f, -7}, 6);
static_assert(of_six.multiplier.mantissa == 894784853 && of_six.multiplier.exponent == 0, "");
static_assert(of_six.zero_point == 3 && of_six.output.zero_point == -7, "");
static_assert(int8::global_mean_of({0.5f, 3}, {0.5f, 4}, 8).multiplier.mantissa == 1 << 30, "");
static_assert(int8::global_mean_of({0.5f, 3}, {0.5f, 4}, 8).multiplier.exponent == -2, "1/8, 2^-3 below 1 2^1 / 2");
static_assert(int8::global_mean_of({0.5f, 3}, {0.5f, 4}, 7).multiplier.exponent == -1, "");
static_assert(int8::global_mean_of({0.5f, 3}, {0.5f, 3}, 8).multiplier.mantissa == 0, "the same meaning");
static_assert(int8::global_mean_of({1.0f, 3}, {1e10f, 3}, 8).multiplier.exponent == -31, "at least");
static_assert(int8::global_mean_of({1e-9f, 3}, {1e9f, 3}, 8).multiplier.mantissa == 1, "every mean is zero");

constexpr std::size_t positions = 6;
constexpr std::size_t channels = 5;
using Net = QuantizedNetwork<Network<float, Input<3, 2, channels>, GlobalAveragePool>>;
using OnceRounded = QuantizedNetwork<Net::Float, SingleRounding>;
static_assert(Net::Arena::capacity == positions * channels, "outputs lie over inputs");

template <class Quantized>
void check(int8::GlobalMean mean) {
    Quantized net{};
    net.layers.first = mean;
    for (std::uint32_t seed = 1; seed < 20; ++seed) {
        typename Quantized::Input x{};
        support::Bytes(seed).fill(x);
        const typename Quantized::Output y = net(x);
        for (std::size_t c = 0; c < channels; ++c) {
            std::int32_t sum = 0;
            for (std::size_t p = 0; p < positions; ++p) {
                sum += x[p * channels + c];
            }
            const std::int64_t steps =
                support::plain_product(typename Quantized::Rounding(), sum - 6 * mean.zero_point, mean.multiplier);
            const std::int64_t expected = mean.multiplier.mantissa == 0 ? sum / 6 : steps + mean.output.zero_point;
            CHECK(y[c] == support::clamped(expected, mean.output));
        }
    }
}

} // namespace

TEST_CASE("a global pool is the mean of each channel, which may lie over the first position") {
    for (const int8::GlobalMean mean :
         {of_six, int8::global_mean_of({0.05f, 3}, {0.05f, 3}, 6),
          int8::global_mean_of({0.05f, -128}, {0.013f, -100}, 6), int8::global_mean_of({0.05f, 3}, {0.05f, 4}, 6)}) {
        check<Net>(mean);
        check<OnceRounded>(mean);
    }
}

TEST_CASE("what is cut off counts") {
    std::array<std::int8_t, 6> x{{9, 3, 3, 3, 3, 3}};
    std::array<std::int8_t, 1> y{};
    int8::GlobalMean mean = int8::global_mean_of({0.625f, 3}, {0.25f, 0}, 6);
    mean.bytes<DoubleRounding>(x.data(), 6, 1, y.data());
    CHECK(y[0] == 2); // 6 2.5 / 6 = 2 1/2, less what 2^31 0.625 4 / 6 has behind its point
    mean.bytes<SingleRounding>(x.data(), 6, 1, y.data());
    CHECK(y[0] == 2);
    mean = int8::global_mean_of({0.625f, 3}, {0.625f, 3}, 6);
    x[0] = -29;
    mean.bytes<DoubleRounding>(x.data(), 6, 1, y.data());
    CHECK(y[0] == -2); // -14 / 6, towards zero
}
