// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>
#include <cstdint>

#include <doctest/doctest.h>

#include <nervelet/kernel/int8_kernels.hpp>
#include <nervelet/layer/max_pool2d.hpp>

#include "support/convolution.hpp"
#include "support/int8.hpp"

using namespace nervelet;

namespace {

template <class Windows>
struct Pool {
    std::array<std::int8_t, Windows::inputs> x;
    int8::Output output;

    constexpr Pool(std::uint32_t seed, int8::Output output_) : x(), output(output_) { support::Bytes(seed).fill(x); }

    using Y = std::array<std::int8_t, Windows::positions * Windows::channels>;

    /// The mean and the largest number of what a window sees, by definition.
    constexpr std::int8_t plain(std::size_t position, std::size_t channel, bool is_mean) const {
        std::int64_t sum = 0;
        std::int64_t count = 0;
        std::int64_t largest = -128;
        for (std::size_t tap = 0; tap < Windows::taps; ++tap) {
            const int first = support::seen_by_window<Windows>(position, tap);
            if (first >= 0) {
                const std::int64_t number = x[static_cast<std::size_t>(first) + channel];
                sum += number;
                ++count;
                largest = number > largest ? number : largest;
            }
        }
        return support::clamped(is_mean ? support::nearest_away(sum, count) : largest, output);
    }

    constexpr bool is_right(const Y& y, bool is_mean) const {
        for (std::size_t i = 0; i < y.size(); ++i) {
            if (y[i] != plain(i / Windows::channels, i % Windows::channels, is_mean)) {
                return false;
            }
        }
        return true;
    }

    constexpr bool mean_is_right() const {
        Y y{};
        kernel::int8_average_pool<Windows>(x.data(), output, &y[0]);
        return is_right(y, true);
    }

    constexpr bool largest_is_right() const {
        Y y{};
        kernel::int8_max_pool<Windows>(x.data(), output, &y[0]);
        return is_right(y, false);
    }
};

/// 3 x 2, strides of two with Same over odd sizes: windows of one to six numbers.
using Strided = MaxPool2D<Kernel<3, 2>, Stride<2>, Same>::Layer<float, Shape<7, 5, 3>>::Pooling::Windows;
using Plain = MaxPool2D<2>::Layer<float, Shape<5, 4, 6>>::Pooling::Windows;
/// As of a network for keywords: all positions.
using Whole = MaxPool2D<Kernel<25, 5>>::Layer<float, Shape<25, 5, 4>>::Pooling::Windows;

constexpr int8::Output all_bytes{-3, -128, 127};
constexpr int8::Output relu6{-20, -20, 40};

template <class Windows>
void check(std::uint32_t seed) {
    CHECK(Pool<Windows>(seed, all_bytes).mean_is_right());
    CHECK(Pool<Windows>(seed, relu6).mean_is_right());
    CHECK(Pool<Windows>(seed, all_bytes).largest_is_right());
    CHECK(Pool<Windows>(seed, relu6).largest_is_right());
}

} // namespace

#if __cplusplus >= 201703L
static_assert(Pool<Strided>(5, relu6).mean_is_right() && Pool<Strided>(6, relu6).largest_is_right(), "in the compiler");
#endif

TEST_CASE("pools are what they are by definition, a pad is not there") {
    check<Strided>(1);
    check<Plain>(2);
    check<Whole>(3);
}

TEST_CASE("a sum of bytes element by element, in place") {
    std::array<std::int8_t, 19> a{};
    std::array<std::int8_t, 19> b{};
    support::Bytes(7).fill(a);
    support::Bytes(8).fill(b);
    const int8::Addition addition = int8::addition_of({0.05f, -128}, {0.07f, 9}, 0.09f, all_bytes);
    std::array<std::int8_t, 19> y = a;
    kernel::int8_addition<DoubleRounding, 19>(y.data(), b.data(), addition, y.data());
    for (std::size_t k = 0; k < y.size(); ++k) {
        CHECK(y[k] == addition.add<DoubleRounding>(a[k], b[k]));
    }
}
