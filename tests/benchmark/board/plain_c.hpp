// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_BENCHMARK_BOARD_PLAIN_C_HPP
#define NERVELET_TESTS_BENCHMARK_BOARD_PLAIN_C_HPP

#include "learner.hpp"
#include "plain_c.h"

/// Weights of a layer, [in][out], as plain C keeps them, [out][in].
template <class Weights, std::size_t In, std::size_t Out>
void transpose(const Weights& weights, float (&to)[Out][In]) {
    for (std::size_t i = 0; i < In; ++i) {
        for (std::size_t j = 0; j < Out; ++j) {
            to[j][i] = weights(i, j);
        }
    }
}

template <class Bias, std::size_t Out>
void copy(const Bias& bias, float (&to)[Out]) {
    for (std::size_t j = 0; j < Out; ++j) {
        to[j] = bias[j];
    }
}

/// The largest difference between a layer's weights here and there.
template <class Weights, std::size_t In, std::size_t Out>
float difference(const Weights& weights, const float (&other)[Out][In]) {
    float largest = 0;
    for (std::size_t i = 0; i < In; ++i) {
        for (std::size_t j = 0; j < Out; ++j) {
            const float d = weights(i, j) - other[j][i];
            largest = (std::max)(largest, d < 0 ? -d : d);
        }
    }
    return largest;
}

struct PlainXor {
    static plain_2_8_1 net;
    __attribute__((noipa)) static void forward(std::uint32_t i) {
        result = plain_2_8_1_forward(&net, TwoNumbers::inputs[i].data());
    }
    __attribute__((noipa)) static void step(std::uint32_t i) {
        result = plain_2_8_1_step(&net, TwoNumbers::inputs[i].data(), TwoNumbers::target(i)[0], 0.05f);
    }
};

template <class Lessons>
struct PlainClassifier {
    static plain_64_32_10 net;
    __attribute__((noipa)) static void forward(std::uint32_t i) {
        result = static_cast<float>(plain_64_32_10_forward(&net, Lessons::inputs[i].data()));
    }
    __attribute__((noipa)) static void step(std::uint32_t i) {
        result = plain_64_32_10_step(&net, Lessons::inputs[i].data(), static_cast<unsigned>(Lessons::target(i).index),
                                     0.05f);
    }
};

template <class Lessons>
plain_64_32_10 PlainClassifier<Lessons>::net;

struct PlainAutoencoder {
    static plain_32_8_32 net;
    __attribute__((noipa)) static void forward(std::uint32_t i) {
        plain_32_8_32_forward(&net, Signals::inputs[i].data());
        result = net.y[0];
    }
    __attribute__((noipa)) static void step(std::uint32_t i) {
        result = plain_32_8_32_step(&net, Signals::inputs[i].data(), 0.05f);
    }
};

#endif
