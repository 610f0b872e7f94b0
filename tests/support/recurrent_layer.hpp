// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_RECURRENT_LAYER_HPP
#define NERVELET_TESTS_SUPPORT_RECURRENT_LAYER_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

#include "same_bits.hpp"

/// What the tests of a GRU and of an LSTM compute and check alike.
namespace support {

/// Uneven numbers between -1 and 1.
template <class Numbers>
void fill(Numbers& numbers, std::uint64_t seed) {
    nervelet::Random random(seed);
    for (auto& number : numbers) {
        number = 2 * random.uniform<std::decay_t<decltype(number)>>() - 1;
    }
}

/// x W + b for column j of a view of weights and biases.
template <class Weights, class Bias>
double product(const Weights& weights, const Bias& bias, const double* x, std::size_t j) {
    double sum = bias[j];
    for (std::size_t k = 0; k < Weights::rows; ++k) {
        sum += x[k] * weights(k, j);
    }
    return sum;
}

inline double sigmoid(double z) {
    return 1.0 / (1.0 + nervelet::math::exp(-z));
}

inline double distance(double a, double b) {
    return a < b ? b - a : a - b;
}

/// Whether weights go up to a limit and not beyond it.
template <class Weights>
bool are_within(const Weights& weights, float limit) {
    float largest = 0;
    for (const float weight : weights) {
        const float size = weight < 0 ? -weight : weight;
        largest = size > largest ? size : largest;
    }
    return largest <= limit && largest > limit * 0.8f;
}

/// The state that Last hands up is the last of those of Every, bit for bit.
template <class Last, class Every>
void check_last_step() {
    Every every;
    Last last;
    fill(every.parameters(), 3);
    last.parameters() = every.parameters();
    typename Every::Input x{};
    fill(x, 4);
    const auto all = every(x);
    const auto y = last(x);
    for (std::size_t u = 0; u < y.size(); ++u) {
        CHECK(same_bits(y[u], all[all.size() - y.size() + u]));
        CHECK(same_bits(last.logits(x)[u], y[u]));
    }
}

/// A step of training computes what the network answers.
template <class Net>
void check_training_answers() {
    Net net;
    fill(net.parameters(), 7);
    typename Net::Input x{};
    fill(x, 8);
    const float loss = nervelet::evaluate<nervelet::MeanSquaredError>(net, x, typename Net::Output{});
    nervelet::Trainer<Net, nervelet::MeanSquaredError, nervelet::SGD> trainer{net, {0.1f}};
    CHECK(same_bits(trainer.step(x, typename Net::Output{}), loss));
}

/// The usual cure for gradients that grow from step to step.
template <class T>
using ClippedAdam = nervelet::ClipByNorm<nervelet::Adam<T>>;

/// Layer learns through eight steps what stood at the first: its sign.
template <class Layer>
void check_learns_first_step() {
    using Net = nervelet::Network<float, nervelet::Input<8, 1>, Layer, nervelet::Dense<1>>;
    static Net net;
    nervelet::initialize(net, 2);
    static nervelet::Trainer<Net, nervelet::SquaredError, ClippedAdam, 4> trainer{net, {{0.02f}, 0.5f}};
    nervelet::Random random(9);
    float loss = 0;
    for (int step = 0; step < 800; ++step) {
        std::array<typename Net::Input, 4> xs{};
        std::array<typename Net::Output, 4> ys{};
        for (std::size_t n = 0; n < 4; ++n) {
            for (float& number : xs[n]) {
                number = 2 * random.uniform<float>() - 1;
            }
            ys[n][0] = xs[n][0] > 0 ? 1.0f : -1.0f;
        }
        loss = step == 700 ? 0 : loss;
        loss += trainer.step(xs, ys);
    }
    CHECK(loss / 100 < 0.1f); // of 0.5 for who has forgotten
}

} // namespace support

#endif
