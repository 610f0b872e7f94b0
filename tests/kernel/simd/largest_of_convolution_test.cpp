// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include <nervelet/core/random.hpp>
#include <nervelet/kernel/kernels.hpp>

#include "support/same_bits.hpp"

// The largest outputs of a convolution in one kernel, against the outputs of the portable one, looked through one by
// one: of equal ones the first, NaN before all, and outputs that no window of the pool sees.
namespace {

using nervelet::kernel::Axis;
using nervelet::kernel::Portable;
using nervelet::kernel::Windows;

using One = Axis<1, 1, 1>;

/// The taps that won.
struct Winners {
    std::vector<std::size_t>& taps;

    template <std::size_t Size, class Integer>
    void set(std::size_t output, const Integer* values) const {
        for (std::size_t i = 0; i < Size; ++i) {
            taps[output + i] = static_cast<std::size_t>(values[i]);
        }
    }
};

template <class T, class Over, class Pool, std::size_t Filters>
struct Comparison {
    static constexpr std::size_t outputs = Pool::positions * Filters;
    std::vector<T> x = std::vector<T>(Over::inputs);
    std::vector<T> weights = std::vector<T>((Over::taps * Over::channels + 1) * Filters);
    std::vector<T> largest = std::vector<T>(outputs);
    std::vector<std::size_t> taps = std::vector<std::size_t>(outputs);

    /// Of small whole numbers, so that many outputs are equal.
    Comparison() {
        nervelet::Random random(Filters);
        for (T& number : x) {
            number = T(random.below(3)) - T(1);
        }
        for (T& number : weights) {
            number = T(random.below(3)) - T(1);
        }
        x[Over::inputs / 2] = std::numeric_limits<T>::quiet_NaN();
    }

    void expect() {
        std::vector<T> z(Over::positions * Filters);
        const T* numbers = x.data();
        nervelet::kernel::convolution<Over, Filters>(numbers, weights.data(), 0, Over::positions, z.data(), Portable{});
        for (std::size_t j = 0; j < outputs; ++j) {
            const std::size_t window = j / Filters;
            bool is_first = true;
            Pool::for_each_tap(window, [&](std::size_t tap, std::size_t number) {
                const T next = z[number / Pool::channels * Filters + j % Filters];
                if (is_first || std::isnan(next) > std::isnan(largest[j]) ||
                    (!std::isnan(largest[j]) && next > largest[j])) {
                    largest[j] = next;
                    taps[j] = tap;
                }
                is_first = false;
            });
        }
    }

    void check() {
        std::vector<T> y(outputs);
        std::vector<std::size_t> won(outputs);
        REQUIRE((nervelet::kernel::largest_of_convolution<Over, Pool, Filters>(x.data(), weights.data(), y.data(),
                                                                               Winners{won})));
        expect();
        bool right = won == taps;
        for (std::size_t j = 0; j < outputs; ++j) {
            right = right && support::same_bits(y[j], largest[j]);
        }
        CHECK(right);
    }
};

template <class T, class Over, class Pool, std::size_t Filters>
void agree() {
    CAPTURE(Filters);
    Comparison<T, Over, Pool, Filters>().check();
}

using Long = Windows<One, Axis<47, 5, 43>, 3>;
using PoolOfLong = Windows<One, Axis<43, 2, 21, 2>, 1>;
using ThreeOfLong = Windows<One, Axis<43, 3, 14, 3>, 1>;
using Image = Windows<Axis<9, 3, 7>, Axis<11, 3, 9>, 2>;
using PoolOfImage = Windows<Axis<7, 2, 3, 2>, Axis<9, 2, 4, 2>, 1>;
using Same = Windows<Axis<8, 3, 8, 1, 1, 1>, Axis<9, 3, 9, 1, 1, 1>, 1>;
using PoolOfSame = Windows<Axis<8, 4, 2, 4>, Axis<9, 3, 3, 3>, 1>;
using PoolWithPads = Windows<Axis<7, 2, 4, 2, 1, 1>, Axis<9, 2, 5, 2, 1, 1>, 1>;
using PoolWithGaps = Windows<Axis<7, 2, 2, 3>, Axis<9, 2, 4, 2>, 1>;

} // namespace

#if defined(NERVELET_HAS_SIMD)
TEST_CASE("the largest outputs of a convolution, and who won") {
    agree<float, Long, PoolOfLong, 8>();
    agree<float, Long, ThreeOfLong, 17>();
    agree<float, Image, PoolOfImage, 1>();
    agree<float, Image, PoolOfImage, 3>();
    agree<float, Image, PoolOfImage, 10>();
    agree<float, Same, PoolOfSame, 8>();
    agree<double, Same, PoolOfSame, 6>();
}
#endif

TEST_CASE("windows of a pool that lie otherwise have no such kernel") {
    const std::vector<float> x(Image::inputs);
    const std::vector<float> weights((Image::taps * Image::channels + 1) * 3);
    std::vector<float> y(PoolWithPads::positions * 3, 5.0f);
    std::vector<std::size_t> won(y.size());
    CHECK(!(nervelet::kernel::largest_of_convolution<Image, PoolWithPads, 3>(x.data(), weights.data(), y.data(),
                                                                             Winners{won})));
    CHECK(!(nervelet::kernel::largest_of_convolution<Image, PoolWithGaps, 3>(x.data(), weights.data(), y.data(),
                                                                             Winners{won})));
    CHECK(y == std::vector<float>(y.size(), 5.0f));
}
