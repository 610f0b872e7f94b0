// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>
#include <cstdint>

#include <doctest/doctest.h>

#include <nervelet/activation/relu.hpp>
#include <nervelet/kernel/int8_kernels.hpp>
#include <nervelet/layer/depthwise_conv1d.hpp>
#include <nervelet/layer/depthwise_conv2d.hpp>

#include "support/convolution.hpp"
#include "support/int8.hpp"

using namespace nervelet;

namespace {

template <class Rounding, class Windows, std::size_t M>
struct Depthwise {
    static constexpr std::size_t count = Windows::channels * M;
    support::SomeFilters<count, Windows::taps, int8::TapAfterTap> some;
    std::array<std::int8_t, Windows::inputs> x;

    constexpr Depthwise(std::uint32_t seed, std::int32_t zero_point, int8::Output output)
        : some(seed, zero_point, output), x() {
        support::Bytes(seed + 1).fill(x);
    }

    using Y = std::array<std::int8_t, Windows::positions * count>;

    constexpr Y outputs() const {
        Y y{};
        alignas(4) std::int8_t room[kernel::depthwise_scratch<Windows, count>() + 4] = {};
        kernel::int8_depthwise<Rounding, Windows>(x.data(), some.filters, &y[0], &room[0]);
        return y;
    }

    /// The output at [position][channel M + m] by definition: sums of (x - zero point) w, in which pads take no part.
    constexpr std::int8_t plain(std::size_t position, std::size_t channel, std::size_t m) const {
        std::int64_t sum = 0;
        for (std::size_t tap = 0; tap < Windows::taps; ++tap) {
            const int first = support::seen_by_window<Windows>(position, tap);
            if (first >= 0) {
                sum += (x[static_cast<std::size_t>(first) + channel] - some.filters.pad) *
                       some.filters.weights[(tap * Windows::channels + channel) * M + m];
            }
        }
        return some.template plain_byte<Rounding>(channel * M + m, sum);
    }

    /// How many outputs are right, and are not at an end of the range: -1 where one is wrong.
    constexpr int right_ones(const Y& y) const {
        int inside = 0;
        for (std::size_t i = 0; i < y.size(); ++i) {
            if (y[i] != plain(i / count, i % count / M, i % M)) {
                return -1;
            }
            inside += y[i] > some.filters.output.lowest && y[i] < some.filters.output.highest ? 1 : 0;
        }
        return inside;
    }
};

constexpr int8::Output all_bytes{-3, -128, 127};
constexpr int8::Output relu{-128, -128, 127};
constexpr int8::Output relu6{-20, -20, 90};

template <class Windows, std::size_t M>
void check(std::uint32_t seed, std::int32_t zero_point, int8::Output output) {
    const Depthwise<DoubleRounding, Windows, M> twice(seed, zero_point, output);
    REQUIRE(twice.some.filters.sums_fit());
    CHECK(twice.right_ones(twice.outputs()) >= static_cast<int>(Windows::positions * twice.count / 5));
    const Depthwise<SingleRounding, Windows, M> once(seed, zero_point, output);
    CHECK(once.right_ones(once.outputs()) >= static_cast<int>(Windows::positions * once.count / 5));
}

/// 3 x 3, odd sizes, strides of two with Same: pads on every side.
using Strided = DepthwiseConv2D<3, ReLU, Stride<2>, Same>::Layer<float, Shape<7, 5, 3>>::Windows;
/// Even sizes: pads behind alone.
using Behind = DepthwiseConv2D<3, ReLU, Stride<2>, Same>::Layer<float, Shape<6, 8, 4>>::Windows;
using ValidWindows = DepthwiseConv2D<Kernel<2, 4>, ReLU>::Layer<float, Shape<5, 7, 2>>::Windows;
using OneChannel = DepthwiseConv2D<Kernel<10, 8>, ReLU, Stride<2>, Same>::Layer<float, Shape<13, 9, 1>>::Windows;
using Line = DepthwiseConv1D<5, ReLU, Dilation<2>, Causal>::Layer<float, Shape<11, 3>>::Windows;

} // namespace

#if __cplusplus >= 201703L
namespace {
constexpr Depthwise<DoubleRounding, Strided, 2> constant(11, -37, all_bytes);
static_assert(constant.right_ones(constant.outputs()) > 10, "the same in the compiler");
} // namespace
#endif

TEST_CASE("a depthwise convolution is what it is by definition, a pad stands for zero") {
    check<Strided, 1>(1, -37, all_bytes);
    check<Strided, 1>(2, -128, relu);
    check<Behind, 1>(3, 127, relu6);
    check<ValidWindows, 1>(4, -3, all_bytes);
    check<Line, 1>(5, -7, relu6);
}

TEST_CASE("with several filters for each channel") {
    check<Strided, 2>(6, 83, all_bytes);
    check<OneChannel, 8>(7, -128, relu);
    check<ValidWindows, 8>(8, 5, relu6);
}
