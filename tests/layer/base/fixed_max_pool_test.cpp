// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "../../support/fixed16_layers.hpp"

#include <nervelet/nervelet.hpp>

using namespace nervelet;
using namespace support;

namespace {

/// A pool of 16 bits against every window looked at by itself.
template <class Description, class InputShape>
void compare(std::int32_t delta_size) {
    using Layer = typename Description::template Layer<Fixed16, InputShape>;
    using Windows = typename Layer::Windows;
    constexpr std::size_t channels = Windows::channels;
    Random random(7);
    std::array<Fixed16, InputShape::size> x{};
    fill16(x, random, 20); // some are equal
    typename Layer::Tape tape{};
    Layer::forward(nullptr, x.data(), tape, random);
    fill16(tape.gradient, random, delta_size);
    std::vector<std::int64_t> sums(InputShape::size);
    for (std::size_t p = 0; p < Windows::positions; ++p) {
        for (std::size_t c = 0; c < channels; ++c) {
            std::size_t winner = InputShape::size;
            Windows::for_each_tap(p, [&](std::size_t, std::size_t number) {
                if (winner == InputShape::size || x[number + c] > x[winner]) {
                    winner = number + c;
                }
            });
            CHECK(tape.output[p * channels + c] == x[winner]);
            sums[winner] += tape.gradient[p * channels + c].raw;
        }
    }
    std::array<Fixed16, InputShape::size> deltas{};
    Layer::backward(nullptr, tape, detail::FixedDeltas<Fixed16, Identity>{x.data(), deltas.data()});
    for (std::size_t k = 0; k < InputShape::size; ++k) {
        CHECK(deltas[k].raw == narrowed16(sums[k] * 2, 1));
    }
    typename Layer::Scratch output{};
    Layer::infer(nullptr, x.data(), output);
    CHECK(output == tape.output);
}

} // namespace

TEST_CASE("MaxPool1D and MaxPool2D in 16 bits are exact, their gradients saturate") {
    for (const std::int32_t size : {500, 32767}) {
        compare<MaxPool1D<2>, Shape<12, 3>>(size);
        compare<MaxPool1D<2>, Shape<13, 3>>(size); // one is not seen
        compare<MaxPool1D<3, Stride<2>, Same>, Shape<12, 2>>(size);
        compare<MaxPool1D<2, Stride<3>>, Shape<11, 2>>(size);
        compare<MaxPool2D<2>, Shape<6, 4, 3>>(size);
        compare<MaxPool2D<3, Stride<1>, Padding<1>>, Shape<5, 4, 2>>(size);
        compare<MaxPool2D<Kernel<1, 3>>, Shape<3, 8, 2>>(size);
    }
}
