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

/// A convolution of 16 bits against sums in 64 bits, one product after the other.
template <class Description, class InputShape, bool IsReLU>
struct Compare {
    using Layer = typename Description::template Layer<Fixed16, InputShape>;
    using Windows = typename Layer::Windows;
    static constexpr std::size_t filters = Layer::filters;
    static constexpr std::size_t rows = Layer::weight_rows;
    static constexpr std::size_t channels = Windows::channels;

    std::array<Fixed16, Layer::parameter_count> parameters{};
    std::array<Fixed16, InputShape::size> x{};
    typename Layer::Tape tape{};

    Compare(std::uint64_t seed, std::int32_t weight_size, std::int32_t input_size, std::int32_t delta_size) {
        Random random(seed);
        fill16(parameters, random, weight_size);
        fill16(x, random, input_size);
        fill16(tape.gradient, random, delta_size);
    }

    std::int32_t weight(std::size_t filter, std::size_t tap, std::size_t channel) const {
        return parameters[filter * rows + tap * channels + channel].raw;
    }

    void forward() {
        Layer::infer(parameters.data(), x.data(), tape.output);
        for (std::size_t p = 0; p < Layer::positions; ++p) {
            for (std::size_t f = 0; f < filters; ++f) {
                std::int64_t sum = std::int64_t(parameters[rows * filters + f].raw) * 2048;
                Windows::for_each_tap(p, [&](std::size_t tap, std::size_t number) {
                    for (std::size_t c = 0; c < channels; ++c) {
                        sum += std::int64_t(x[number + c].raw) * weight(f, tap, c);
                    }
                });
                const std::int16_t z = narrowed16(sum, 13);
                CHECK(tape.output[p * filters + f].raw == (IsReLU && z < 0 ? 0 : z));
            }
        }
    }

    void backward() {
        std::array<Fixed16, InputShape::size> outputs{};
        std::array<Fixed16, InputShape::size> deltas{};
        Random random(99);
        fill16(outputs, random, 10);
        Layer::backward(parameters.data(), tape,
                        detail::FixedDeltas<Fixed16, ReLU>{outputs.data(), deltas.data()});
        std::vector<std::int64_t> sums(InputShape::size);
        for (std::size_t p = 0; p < Layer::positions; ++p) {
            Windows::for_each_tap(p, [&](std::size_t tap, std::size_t number) {
                for (std::size_t f = 0; f < filters; ++f) {
                    for (std::size_t c = 0; c < channels; ++c) {
                        sums[number + c] +=
                            std::int64_t(tape.gradient[p * filters + f].raw) * weight(f, tap, c);
                    }
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
                wanted[rows * filters + f] += delta * 2048;
                Windows::for_each_tap(p, [&](std::size_t tap, std::size_t number) {
                    for (std::size_t c = 0; c < channels; ++c) {
                        wanted[f * rows + tap * channels + c] += delta * x[number + c].raw;
                    }
                });
            }
        }
        for (std::size_t k = 0; k < Layer::parameter_count; ++k) {
            CHECK(sums[5 + k] == saturated32(wanted[k]));
        }
    }
};

template <class Description, class InputShape, bool IsReLU>
void compare(std::uint64_t seed, std::int32_t weight_size, std::int32_t input_size, std::int32_t delta_size) {
    Compare<Description, InputShape, IsReLU> layer(seed, weight_size, input_size, delta_size);
    layer.forward();
    layer.backward();
    layer.gradient();
}

/// Small numbers, of which no sum leaves 32 bits; large ones, of which many do; both once more without a delta.
template <class Description, class InputShape, bool IsReLU = true>
void compare() {
    compare<Description, InputShape, IsReLU>(1, 8000, 6000, 300);
    compare<Description, InputShape, IsReLU>(2, 32767, 32767, 32767);
    compare<Description, InputShape, IsReLU>(3, 32767, 2000, 9000);
    compare<Description, InputShape, IsReLU>(4, 8000, 6000, 0);
}

} // namespace

TEST_CASE("Conv1D in 16 bits is exact: every option") {
    compare<Conv1D<8, 5, ReLU>, Shape<20, 3>>();
    compare<Conv1D<5, 3>, Shape<11, 4>, false>();
    compare<Conv1D<3, 4, ReLU, Stride<2>>, Shape<13, 2>>();
    compare<Conv1D<3, 4, ReLU, Stride<3>, Same>, Shape<13, 2>>();
    compare<Conv1D<6, 3, ReLU, Causal, Dilation<4>>, Shape<10, 5>>();
    compare<Conv1D<1, 3, ReLU, Padding<2>, Dilation<2>, Stride<2>>, Shape<9, 1>>();
    compare<Conv1D<7, 1, ReLU>, Shape<6, 9>>();
    compare<Conv1D<2, 1, ReLU, Stride<4>>, Shape<9, 3>>(); // leaves numbers out
}

TEST_CASE("Conv2D in 16 bits is exact: every option") {
    compare<Conv2D<4, 3, ReLU>, Shape<6, 5, 2>>();
    compare<Conv2D<5, 3, ReLU, Same>, Shape<4, 6, 3>>();
    compare<Conv2D<3, Kernel<2, 4>, ReLU, Stride<2, 1>>, Shape<7, 6, 1>>();
    compare<Conv2D<3, Kernel<3, 2>, Identity, Padding<2, 1>, Stride<2>>, Shape<5, 6, 2>, false>();
    compare<Conv2D<2, 5, ReLU, Same>, Shape<3, 3, 1>>();
    compare<Conv2D<3, Kernel<2, 5>, ReLU>, Shape<4, 5, 2>>(); // windows as wide as the rows
    compare<Conv2D<4, 1, ReLU>, Shape<3, 4, 5>>();
}

TEST_CASE("a convolution in 16 bits: the weights of initialize() are those of float, rounded") {
    Network<float, Input<12, 3>, Conv1D<4, 5, ReLU>, Dense<2, Softmax>> floats;
    Network<Fixed16, Input<12, 3>, Conv1D<4, 5, ReLU>, Dense<2, Softmax>> net;
    initialize(floats, 8);
    initialize(net, 8);
    CHECK(convert<Fixed16>(floats).parameters() == net.parameters());
    CHECK(net.weights<0>()(2, 3).raw == net.parameters()[3 * 15 + 2].raw);
    CHECK(net.bias<0>()[3].raw == 0);
}
