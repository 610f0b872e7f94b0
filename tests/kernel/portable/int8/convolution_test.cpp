// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>
#include <cstdint>

#include <doctest/doctest.h>

#include <nervelet/activation/relu.hpp>
#include <nervelet/kernel/int8_kernels.hpp>
#include <nervelet/layer/conv1d.hpp>
#include <nervelet/layer/conv2d.hpp>

#include "support/convolution.hpp"
#include "support/int8.hpp"

using namespace nervelet;

namespace {

template <class Rounding, class Windows, std::size_t Count>
struct Convolution {
    static constexpr std::size_t size = Windows::taps * Windows::channels;
    support::SomeFilters<Count, size, int8::FilterAfterFilter> some;
    std::array<std::int8_t, Windows::inputs> x;

    constexpr Convolution(std::uint32_t seed, std::int32_t zero_point, int8::Output output)
        : some(seed, zero_point, output), x() {
        support::Bytes(seed + 1).fill(x);
    }

    using Y = std::array<std::int8_t, Windows::positions * Count>;

    constexpr Y outputs() const {
        Y y{};
        alignas(4) std::int8_t room[kernel::convolution_scratch(kernel::window_sizes<Windows, Count>()) + 4] = {};
        kernel::int8_convolution<Rounding, Windows>(x.data(), some.filters, &y[0], &room[0]);
        return y;
    }

    /// The output at [position][filter] by definition: sums of (x - zero point) w, in which pads take no part.
    constexpr std::int8_t plain(std::size_t position, std::size_t filter) const {
        std::int64_t sum = 0;
        for (std::size_t tap = 0; tap < Windows::taps; ++tap) {
            const int first = support::seen_by_window<Windows>(position, tap);
            for (std::size_t c = 0; first >= 0 && c < Windows::channels; ++c) {
                sum += (x[static_cast<std::size_t>(first) + c] - some.filters.pad) *
                       some.filters.weights[(filter * Windows::taps + tap) * Windows::channels + c];
            }
        }
        return some.template plain_byte<Rounding>(filter, sum);
    }

    /// How many outputs are right, and are not at an end of the range: -1 where one is wrong.
    constexpr int right_ones(const Y& y) const {
        int inside = 0;
        for (std::size_t i = 0; i < y.size(); ++i) {
            if (y[i] != plain(i / Count, i % Count)) {
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

template <class Windows, std::size_t Count>
void check(std::uint32_t seed, std::int32_t zero_point, int8::Output output) {
    const Convolution<DoubleRounding, Windows, Count> twice(seed, zero_point, output);
    REQUIRE(twice.some.filters.sums_fit());
    CHECK(twice.right_ones(twice.outputs()) >= static_cast<int>(Windows::positions * Count / 5));
    const Convolution<SingleRounding, Windows, Count> once(seed, zero_point, output);
    CHECK(once.right_ones(once.outputs()) >= static_cast<int>(Windows::positions * Count / 5));
}

template <class Layer>
using WindowsOfLayer = typename Layer::Windows;

/// 3 x 3, odd sizes, strides of two with Same: pads on every side.
using Strided = WindowsOfLayer<Conv2D<5, 3, ReLU, Stride<2>, Same>::Layer<float, Shape<7, 5, 3>>>;
/// Even sizes: pads behind alone.
using Behind = WindowsOfLayer<Conv2D<4, 3, ReLU, Stride<2>, Same>::Layer<float, Shape<6, 8, 2>>>;
using ValidWindows = WindowsOfLayer<Conv2D<3, Kernel<2, 4>, ReLU>::Layer<float, Shape<5, 7, 1>>>;
using Pointwise = WindowsOfLayer<Conv2D<6, 1, ReLU>::Layer<float, Shape<3, 5, 7>>>;
/// As the first layer of a network for keywords.
using Tall = WindowsOfLayer<Conv2D<4, Kernel<10, 4>, ReLU, Stride<2>, Same>::Layer<float, Shape<13, 6, 1>>>;
using Line = WindowsOfLayer<Conv1D<3, 5, ReLU, Dilation<2>, Causal>::Layer<float, Shape<11, 2>>>;

} // namespace

#if __cplusplus >= 201703L
namespace {
constexpr Convolution<DoubleRounding, Strided, 5> constant(11, -37, all_bytes);
static_assert(constant.right_ones(constant.outputs()) > 10, "the same in the compiler");
constexpr Convolution<SingleRounding, Behind, 4> other_constant(12, 83, relu);
static_assert(other_constant.right_ones(other_constant.outputs()) > 10, "");
} // namespace
#endif

TEST_CASE("a convolution is what it is by definition, a pad stands for zero") {
    check<Strided, 5>(1, -37, all_bytes);
    check<Strided, 5>(2, 83, relu);
    check<Strided, 5>(3, -128, relu6);
    check<Behind, 4>(4, 127, all_bytes);
    check<ValidWindows, 3>(5, -3, all_bytes);
    check<Pointwise, 6>(6, -128, relu);
    check<Tall, 4>(7, 83, relu);
    check<Line, 3>(8, -7, relu6);
}

TEST_CASE("a Dense is a convolution of one window") {
    check<kernel::WholeWindow<65>, 9>(21, -5, all_bytes);
    check<kernel::WholeWindow<1>, 16>(22, -128, relu);
    check<kernel::WholeWindow<16>, 12>(23, 14, relu6);
}

TEST_CASE("windows of any kind, also of pads alone") {
    check<support::PaddedWindows, 5>(31, 5, all_bytes);
    check<support::DilatedWindows, 4>(32, -128, all_bytes);
    check<support::SparseWindows, 3>(33, 77, all_bytes);
}

TEST_CASE("filters whose sums may leave 32 bits say so") {
    int8::Filters<2, 1, int8::FilterAfterFilter> filters{{{1, -128}}, {{0, 0}}, {{0, 0}}, {{0, 0}}, 0, all_bytes};
    CHECK(filters.sums_fit());
    filters.bias[1] = 2147483647 - 128 * 128;
    CHECK(filters.sums_fit());
    filters.bias[1] += 1;
    CHECK(!filters.sums_fit());
    filters.bias[1] = int8::bias_with_zero_point(filters, 1, 2147483647, 127);
    CHECK(filters.bias[1] == 2147483647);
    CHECK(!filters.sums_fit());
    filters.bias[1] = -2147483647 - 1;
    CHECK(!filters.sums_fit());
}
