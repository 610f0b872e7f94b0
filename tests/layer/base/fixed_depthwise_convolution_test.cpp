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

/// A depthwise convolution of 16 bits with M filters for each channel against sums in 64 bits.
template <class Description, class InputShape, std::size_t M>
struct Compare {
    using Layer = typename Description::template Layer<Fixed16, InputShape>;
    using Windows = typename Layer::Windows;
    static constexpr std::size_t filters = Layer::filters;
    static constexpr std::size_t taps = Layer::weight_rows;

    std::array<Fixed16, Layer::parameter_count> parameters{};
    std::array<Fixed16, InputShape::size> x{};
    typename Layer::Tape tape{};

    Compare(std::uint64_t seed, std::int32_t weight_size, std::int32_t input_size, std::int32_t delta_size) {
        Random random(seed);
        fill16(parameters, random, weight_size);
        fill16(x, random, input_size);
        fill16(tape.gradient, random, delta_size);
    }

    std::int64_t weight(std::size_t filter, std::size_t tap) const { return parameters[filter * taps + tap].raw; }

    void forward() {
        Layer::infer(parameters.data(), x.data(), tape.output);
        for (std::size_t p = 0; p < Layer::positions; ++p) {
            for (std::size_t f = 0; f < filters; ++f) {
                std::int64_t sum = std::int64_t(parameters[taps * filters + f].raw) * 2048;
                Windows::for_each_tap(p, [&](std::size_t tap, std::size_t number) {
                    sum += x[number + f / M].raw * weight(f, tap);
                });
                const std::int16_t z = narrowed16(sum, 13);
                CHECK(tape.output[p * filters + f].raw == (z < 0 ? 0 : z));
            }
        }
    }

    void backward() {
        std::array<Fixed16, InputShape::size> outputs{};
        std::array<Fixed16, InputShape::size> deltas{};
        Random random(99);
        fill16(outputs, random, 10);
        Layer::backward(parameters.data(), tape, detail::FixedDeltas<Fixed16, ReLU>{outputs.data(), deltas.data()});
        std::vector<std::int64_t> sums(InputShape::size);
        for (std::size_t p = 0; p < Layer::positions; ++p) {
            Windows::for_each_tap(p, [&](std::size_t tap, std::size_t number) {
                for (std::size_t f = 0; f < filters; ++f) {
                    sums[number + f / M] += tape.gradient[p * filters + f].raw * weight(f, tap);
                }
            });
        }
        for (std::size_t k = 0; k < InputShape::size; ++k) {
            CHECK(deltas[k].raw == (outputs[k].raw > 0 ? narrowed16(sums[k], 13) : 0));
        }
    }

    void gradient() {
        std::vector<std::int32_t> sums(Layer::parameter_count + 5, 0);
        KeepSums keep{sums};
        const OneExample16<typename Layer::Tape> example{x.data(), tape};
        Layer::gradient(example, 5, keep);
        std::vector<std::int64_t> wanted(Layer::parameter_count);
        for (std::size_t p = 0; p < Layer::positions; ++p) {
            for (std::size_t f = 0; f < filters; ++f) {
                const std::int64_t delta = tape.gradient[p * filters + f].raw;
                wanted[taps * filters + f] += delta * 2048;
                Windows::for_each_tap(p, [&](std::size_t tap, std::size_t number) {
                    wanted[f * taps + tap] += delta * x[number + f / M].raw;
                });
            }
        }
        for (std::size_t k = 0; k < Layer::parameter_count; ++k) {
            CHECK(sums[5 + k] == saturated32(wanted[k]));
        }
    }
};

/// Small numbers, of which no sum leaves 32 bits; large ones, of which many do.
template <class Description, class InputShape, std::size_t M>
void compare() {
    for (const std::int32_t size : {300, 32767}) {
        Compare<Description, InputShape, M> layer(3, size < 1000 ? 8000 : size, size < 1000 ? 5000 : size, size);
        layer.forward();
        layer.backward();
        layer.gradient();
    }
}

} // namespace

TEST_CASE("DepthwiseConv1D and DepthwiseConv2D in 16 bits are exact") {
    compare<DepthwiseConv1D<5, ReLU>, Shape<20, 3>, 1>();
    compare<DepthwiseConv1D<3, ReLU, Multiplier<2>, Same>, Shape<11, 4>, 2>();
    compare<DepthwiseConv1D<3, ReLU, Causal, Dilation<2>, Stride<2>>, Shape<11, 2>, 1>();
    compare<DepthwiseConv2D<3, ReLU>, Shape<6, 5, 2>, 1>();
    compare<DepthwiseConv2D<3, ReLU, Same, Stride<2>>, Shape<5, 6, 3>, 1>();
    compare<DepthwiseConv2D<Kernel<2, 1>, ReLU, Multiplier<3>>, Shape<4, 3, 2>, 3>();
}
