// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_BENCHMARK_HOST_HAND_WRITTEN_FUNCTIONS_HPP
#define NERVELET_TESTS_BENCHMARK_HOST_HAND_WRITTEN_FUNCTIONS_HPP

#include <array>
#include <cmath>
#include <cstddef>

// Activations and loss of the hand-written networks.

struct ReLUSoftmax {
    using Target = std::size_t;

    static float hidden(float z) { return z > 0.0f ? z : 0.0f; }
    static float slope(float a) { return a > 0.0f ? 1.0f : 0.0f; }

    template <std::size_t Size>
    static void output(std::array<float, Size>& z) {
        float largest = z[0];
        for (const float value : z) {
            largest = value > largest ? value : largest;
        }
        float sum = 0.0f;
        for (float& value : z) {
            value = std::exp(value - largest);
            sum += value;
        }
        for (float& value : z) {
            value /= sum;
        }
    }

    /// Makes the output its delta and gives the loss.
    template <std::size_t Size>
    static float delta(std::array<float, Size>& y, Target label) {
        const float loss = -std::log(y[label]);
        y[label] -= 1.0f;
        return loss;
    }
};

struct TanhSigmoid {
    using Target = float;

    static float hidden(float z) { return std::tanh(z); }
    static float slope(float a) { return 1.0f - a * a; }
    static void output(std::array<float, 1>& z) { z[0] = 1.0f / (1.0f + std::exp(-z[0])); }

    static float delta(std::array<float, 1>& y, Target target) {
        const float loss = -(target * std::log(y[0]) + (1.0f - target) * std::log(1.0f - y[0]));
        y[0] -= target;
        return loss;
    }
};

#endif
