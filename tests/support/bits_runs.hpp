// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_BITS_RUNS_HPP
#define NERVELET_TESTS_SUPPORT_BITS_RUNS_HPP

#include <nervelet/nervelet.hpp>

#include "crc32.hpp"

namespace support {

using namespace nervelet;

/// Fills an array with numbers in [-1, 1).
template <class Array>
constexpr void fill(Array& values, Random& random) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = static_cast<typename Array::value_type>(random.uniform<float>() * 2.0f - 1.0f);
    }
}

/// Dropout on the input and between layers, Adam, batches with a short one at the end, softmax and labels.
using ClassifierNet = Network<float, Input<5>, Dropout<20>, Dense<19, ReLU>, Dropout<30>, Dense<4, Softmax>>;

template <class Net>
constexpr Net teach_classifier() {
    using Scalar = typename Net::Scalar;
    Net net;
    initialize(net, 11);
    Trainer<Net, CrossEntropy, Adam, 3> trainer{net, {Scalar(0.02f)}, 5};
    Random random(3);
    std::array<typename Net::Input, 3> xs{};
    std::array<Label, 3> labels{};
    for (std::size_t step = 0; step < 14; ++step) {
        for (std::size_t n = 0; n < 3; ++n) {
            fill(xs[n], random);
            labels[n] = Label{random.below(4)};
        }
        trainer.step(xs, labels, step % 4 == 3 ? 2 : 3);
    }
    return net;
}

/// Tanh, Sigmoid, GELU, Softplus, ELU and SiLU; weight decay, clipping by norm and a cosine schedule.
using RegressionNet = Network<float, Input<3>, Dense<6, Tanh>, Dense<5, GELU>, Dense<4, SiLU>, Dense<4, Softplus>,
                              Dense<3, ELU>, Dense<2, Sigmoid>>;

template <class T>
using ClippedMomentum = ClipByNorm<WeightDecay<Momentum<T>>>;

template <class Net>
constexpr Net teach_regression() {
    using Scalar = typename Net::Scalar;
    Net net;
    initialize(net, 12);
    Trainer<Net, MeanSquaredError, ClippedMomentum> trainer{net, {{{Scalar(0.1f)}, Scalar(0.001f)}, Scalar(0.5f)}};
    const CosineSchedule<float> rate{0.1f, 0.001f, 20};
    Random random(4);
    typename Net::Input x{};
    typename Net::Output target{};
    for (std::size_t step = 0; step < 20; ++step) {
        fill(x, random);
        fill(target, random);
        trainer.optimizer().learning_rate = static_cast<Scalar>(rate(trainer.steps()));
        trainer.step(x, target);
    }
    return net;
}

// One number each, on every machine, compiler and optimisation level, as long as contraction is off.
constexpr std::uint32_t classifier_crc = 267131368u;
constexpr std::uint32_t regression_crc = 3418324982u;

} // namespace support

#endif
