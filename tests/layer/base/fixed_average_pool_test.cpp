// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "../../support/fixed16_layers.hpp"

#include <nervelet/nervelet.hpp>

using namespace nervelet;
using namespace support;

namespace {

/// A pool of 16 bits against the mean of every window, and its gradient against exact shares: off by less than one for
/// each window, and off by nothing in the sum of a window.
template <class Description, class InputShape, class Windows>
void compare(std::int32_t size) {
    using Layer = typename Description::template Layer<Fixed16, InputShape>;
    constexpr std::size_t channels = Windows::channels;
    Random random(7);
    std::array<Fixed16, InputShape::size> x{};
    fill16(x, random, size);
    typename Layer::Tape tape{};
    Layer::forward(nullptr, x.data(), tape, random);
    fill16(tape.gradient, random, size / 8);
    std::vector<double> wanted(InputShape::size);
    std::vector<int> windows(InputShape::size);
    std::vector<std::int64_t> sums(channels);
    for (std::size_t p = 0; p < Windows::positions; ++p) {
        for (std::size_t c = 0; c < channels; ++c) {
            std::int64_t sum = 0;
            int count = 0;
            Windows::for_each_tap(p, [&](std::size_t, std::size_t number) {
                sum += x[number + c].raw;
                ++count;
            });
            CHECK(tape.output[p * channels + c].raw == std::int16_t(std::floor(double(sum) / count + 0.5)));
            const std::int32_t gradient = tape.gradient[p * channels + c].raw;
            sums[c] += gradient;
            Windows::for_each_tap(p, [&](std::size_t, std::size_t number) {
                wanted[number + c] += double(gradient) / count;
                ++windows[number + c];
            });
        }
    }
    std::array<Fixed16, InputShape::size> deltas{};
    Layer::backward(nullptr, tape, detail::FixedDeltas<Fixed16, Identity>{x.data(), deltas.data()});
    for (std::size_t k = 0; k < InputShape::size; ++k) {
        CHECK(std::fabs(deltas[k].raw - wanted[k]) <= windows[k]);
        sums[k % channels] -= deltas[k].raw;
    }
    for (const std::int64_t rest : sums) {
        CHECK(rest == 0);
    }
}

template <class Description, class InputShape>
void compare() {
    using Windows = typename Description::template Layer<float, InputShape>::Windows;
    for (const std::int32_t size : {40, 3000, 32767}) {
        compare<Description, InputShape, Windows>(size);
    }
}

} // namespace

TEST_CASE("AveragePool1D and AveragePool2D in 16 bits: rounded to the nearest, gradients that sum exactly") {
    compare<AveragePool1D<2>, Shape<12, 3>>();
    compare<AveragePool1D<5>, Shape<13, 3>>(); // three are not seen
    compare<AveragePool1D<3, Stride<2>, Same>, Shape<12, 2>>();
    compare<AveragePool2D<2>, Shape<6, 4, 3>>();
    compare<AveragePool2D<3, Stride<1>, Padding<1>>, Shape<5, 4, 2>>();
    compare<AveragePool2D<Kernel<1, 3>>, Shape<3, 8, 2>>();
}

TEST_CASE("GlobalAveragePool in 16 bits") {
    for (const std::int32_t size : {40, 3000, 32767}) {
        compare<GlobalAveragePool, Shape<58, 16>, detail::WindowOfAll<58, 16>>(size);
        compare<GlobalAveragePool, Shape<3, 5, 4>, detail::WindowOfAll<15, 4>>(size);
        compare<GlobalAveragePool, Shape<1, 3>, detail::WindowOfAll<1, 3>>(size);
    }
}

TEST_CASE("means in 16 bits at the ends of their range") {
    CHECK(fixed16::mean(-32768 * 16384, 16384) == -32768);
    CHECK(fixed16::mean(32767 * 16384, 16384) == 32767);
    CHECK(fixed16::mean(3, 2) == 2);
    CHECK(fixed16::mean(-3, 2) == -1);
    CHECK(fixed16::mean(-5, 3) == -2);
}

TEST_CASE("shares of a gradient sum to it, whatever the phase, and are the same one by one") {
    for (std::uint32_t count = 1; count < 70; ++count) {
        for (std::int32_t gradient = -150; gradient <= 150; ++gradient) {
            auto shares = fixed16::Shares::of(gradient, count, static_cast<std::uint16_t>(gradient * 977));
            const auto start = shares;
            std::int32_t sum = 0;
            bool same = true;
            for (std::uint32_t k = 0; k < count; ++k) {
                const std::int32_t share = shares.next();
                same = same && share == start.at(k) && std::abs(share * int(count) - gradient) < int(count);
                sum += share;
            }
            CHECK(same);
            CHECK(sum == gradient);
        }
    }
}
