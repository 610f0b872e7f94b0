// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_BENCHMARK_BOARD_LESSONS_HPP
#define NERVELET_TESTS_BENCHMARK_BOARD_LESSONS_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include <nervelet/nervelet.hpp>

#include "digits.hpp"
#include "meter.hpp"

using namespace nervelet;

using Xor = Network<float, Input<2>, Dense<8, Tanh>, Dense<1, Sigmoid>>;
using Classifier = Network<float, Input<64>, Dense<32, ReLU>, Dense<10, Softmax>>;
using Autoencoder = Network<float, Input<32>, Dense<8, Tanh>, Dense<32>>;

constexpr Classifier factory_classifier() {
    Classifier net;
    initialize(net, 7);
    return net;
}

/// Only the last layer learns; the first lies in flash.
inline constexpr Classifier factory = factory_classifier();
using Head = Network<float, Input<64>, Pretrained<Classifier, factory, 1>, Dense<10, Softmax>>;

template <std::size_t Width>
using Inputs = std::array<std::array<float, Width>, example_count>;

/// Numbers of [0, 1), none of them zero.
template <std::size_t Width>
constexpr Inputs<Width> dense_inputs() {
    Inputs<Width> inputs{};
    Random random(42);
    for (auto& x : inputs) {
        for (float& value : x) {
            value = random.uniform<float>() + 1e-3f;
        }
    }
    return inputs;
}

constexpr Inputs<64> digit_inputs() {
    Inputs<64> inputs{};
    for (std::size_t i = 0; i < example_count; ++i) {
        inputs[i] = digits::Digits::image<float>(i);
    }
    return inputs;
}

struct TwoNumbers {
    static constexpr Inputs<2> inputs = dense_inputs<2>();
    static constexpr std::array<float, 1> target(std::size_t i) {
        return {{(inputs[i][0] < 0.5f) != (inputs[i][1] < 0.5f) ? 1.0f : 0.0f}};
    }
};

struct DensePixels {
    static constexpr Inputs<64> inputs = dense_inputs<64>();
    static constexpr Label target(std::size_t i) { return Label{i % 10}; }
};

/// Half of the pixels are zero.
struct HandwrittenDigits {
    static constexpr Inputs<64> inputs = digit_inputs();
    static constexpr Label target(std::size_t i) { return Label{static_cast<std::size_t>(digits::Digits::label(i))}; }
};

struct Signals {
    static constexpr Inputs<32> inputs = dense_inputs<32>();
    static constexpr const std::array<float, 32>& target(std::size_t i) { return inputs[i]; }
};

#endif
