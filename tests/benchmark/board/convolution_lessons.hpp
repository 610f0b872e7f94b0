// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_BENCHMARK_BOARD_CONVOLUTION_LESSONS_HPP
#define NERVELET_TESTS_BENCHMARK_BOARD_CONVOLUTION_LESSONS_HPP

#include <array>
#include <cstddef>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

using OverTime = Network<float, Input<128, 3>, Conv1D<8, 5, ReLU>, MaxPool1D<2>, Conv1D<16, 5, ReLU>, GlobalAveragePool,
                         Dense<4, Softmax>>;
using OverImages = Network<float, Input<16, 16, 1>, Conv2D<8, 3, ReLU>, MaxPool2D<2>, Conv2D<16, 3, ReLU>, MaxPool2D<2>,
                           Dense<10, Softmax>>;
using Separable = Network<float, Input<64, 4>, Conv1D<16, 5, ReLU>, MaxPool1D<2>,
                          Residual<DepthwiseConv1D<5, ReLU, Same>, Conv1D<16, 1>, ReLU>, DepthwiseConv1D<5, ReLU>,
                          Conv1D<24, 1, ReLU>, GlobalAveragePool, Dense<4, Softmax>>;

/// A pass through such a network is so long that few examples are enough.
constexpr std::size_t convolution_example_count = 4;

template <std::size_t Size>
using FewInputs = std::array<std::array<float, Size>, convolution_example_count>;

/// Windows of a sensor: each channel swings from another position, each example at its own speed, with noise.
template <std::size_t Times, std::size_t Channels>
constexpr FewInputs<Times * Channels> noisy_swings() {
    FewInputs<Times * Channels> inputs{};
    Random random(42);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const float speed = 0.15f * static_cast<float>(i + 1);
        for (std::size_t c = 0; c < Channels; ++c) {
            float position = 2 * random.uniform<float>() - 1;
            float velocity = 1;
            for (std::size_t t = 0; t < Times; ++t) {
                position += speed * velocity;
                velocity -= speed * position;
                inputs[i][Channels * t + c] = position + 0.5f * (2 * random.uniform<float>() - 1);
            }
        }
    }
    return inputs;
}

/// Numbers of [0, 1), none of them zero.
template <std::size_t Size>
constexpr FewInputs<Size> dense_images() {
    FewInputs<Size> inputs{};
    Random random(42);
    for (auto& image : inputs) {
        for (float& pixel : image) {
            pixel = random.uniform<float>() + 1e-3f;
        }
    }
    return inputs;
}

template <std::size_t Times, std::size_t Channels>
struct Windows {
    static constexpr FewInputs<Times* Channels> inputs = noisy_swings<Times, Channels>();
    static constexpr Label target(std::size_t i) { return Label{i}; }
};

struct Images {
    static constexpr FewInputs<256> inputs = dense_images<256>();
    static constexpr Label target(std::size_t i) { return Label{i}; }
};

#endif
