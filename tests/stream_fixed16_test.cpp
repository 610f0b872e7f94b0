// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>
#include <cstdint>

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

#include "support/factory_fixed16.hpp"

// Streams of networks in 16 bits: where only layers without pads lie below a Dense, each answer is the network's to the
// window that the samples have just filled.

using namespace nervelet;

namespace {

using Factory = Network<Fixed16, Input<7, 2>, Conv1D<3, 2, Tanh>, DepthwiseConv1D<2, ReLU>, Dense<2>>;

template <class Net>
Net filled(std::uint64_t seed) {
    Net net{};
    Random random(seed);
    for (std::size_t i = 0; i < Net::parameter_count; ++i) {
        net.parameters()[i] = Fixed16::weight(random.uniform<float>() - 0.5f);
    }
    return net;
}

constexpr Factory factory = support::constant16<Factory>(3);
using FrozenConv = Frozen<Conv1D<3, 2, Tanh>, Stored<Factory, factory, 0>>;
using FrozenDepthwise = Frozen<DepthwiseConv1D<2, ReLU>, Stored<Factory, factory, 1>>;

constexpr std::size_t samples = 40;

std::array<Fixed16, samples * 2> signal(std::uint64_t seed) {
    std::array<Fixed16, samples * 2> numbers{};
    Random random(seed);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        numbers[i] = Fixed16(4.0f * random.uniform<float>() - 2.0f);
    }
    return numbers;
}

/// How many of the answers are those of net to the last Steps samples; -1 where one is not.
template <std::size_t Steps, class Net>
int answers_to_windows(const Net& net) {
    const auto x = signal(5);
    Stream<Net> stream{net};
    int answers = 0;
    for (std::size_t t = 0; t < samples; ++t) {
        typename Stream<Net>::Output y{};
        if (stream.push({x[2 * t], x[2 * t + 1]}, y)) {
            typename Net::Input window{};
            for (std::size_t k = 0; k < window.size(); ++k) {
                window[k] = x[2 * (t + 1 - Steps) + k];
            }
            const auto expected = net(window);
            for (std::size_t j = 0; j < y.size(); ++j) {
                if (y[j].raw != expected[j].raw) {
                    return -1;
                }
            }
            ++answers;
        }
    }
    return answers;
}

template <std::size_t Steps, class... Layers>
int answers_of(std::uint64_t seed) {
    static const auto net = filled<Network<Fixed16, Input<Steps, 2>, Layers...>>(seed);
    return answers_to_windows<Steps>(net);
}

} // namespace

TEST_CASE("streams in 16 bits: convolutions, pools and a Dense over their steps") {
    CHECK(answers_of<7, Conv1D<3, 2, Tanh>, DepthwiseConv1D<2, ReLU>, Dense<2>>(1) == 34);
    CHECK(answers_of<9, Conv1D<4, 3, LeakyReLU, Dilation<2>>, AveragePool1D<2, Stride<1>>, Dense<3, Softmax>>(2) == 32);
    CHECK(answers_of<8, MaxPool1D<3, Stride<1>>, Conv1D<3, 1, Sigmoid>, Dropout<30>, Dense<2>>(3) == 33);
    CHECK(answers_of<11, Conv1D<3, 3, ReLU, Stride<2>>, MaxPool1D<2, Stride<1>>, Dense<2>>(4) == 15);
    CHECK(answers_of<1, Dense<5, Tanh>, Dense<2>>(5) == 40);
}

TEST_CASE("streams in 16 bits: frozen layers, and those whose biases learn") {
    CHECK(answers_of<7, FrozenConv, FrozenDepthwise, Dense<2>>(1) == 34);
    CHECK(answers_of<7, BiasOnly<FrozenConv>, FrozenDepthwise, Dense<2>>(2) == 34);
    CHECK(answers_of<7, Pretrained<Factory, factory, 2>, Dense<2>>(3) == 34);
    CHECK(answers_to_windows<7>(factory) == 34);
}
