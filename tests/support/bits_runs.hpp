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

/// Convolutions with every option, pools, depthwise and pointwise ones with a skip, dropout below and above, batches
/// with a short one at the end, clipping by norm around Adam.
using SeriesNet =
    Network<float, Input<14, 2>, Dropout<10>, Conv1D<4, 3, ReLU, Same>, MaxPool1D<2>, Dropout<20>,
            Residual<DepthwiseConv1D<3, Tanh, Causal, Dilation<2>>, Conv1D<4, 1>, ReLU>,
            Conv1D<3, 2, Sigmoid, Padding<1>, Stride<2>, Dilation<2>>, AveragePool1D<2>, Dense<3, Softmax>>;
using RowsNet = Network<float, Input<6, 7, 1>, Conv2D<4, Kernel<3, 2>, ReLU, Stride<1, 2>, Padding<1, 0>>, MaxPool2D<2>,
                        Dropout<20>, Conv2D<5, 2, Tanh, Same>, GlobalAveragePool, Dense<3, Softmax>>;

template <class T>
using ClippedAdam = ClipByNorm<Adam<T>>;

template <class Net, std::size_t Steps>
constexpr Net teach_convolutions() {
    Net net;
    initialize(net, 13);
    Trainer<Net, CrossEntropy, ClippedAdam, 3> trainer{net, {{0.02f}, 0.75f}, 6};
    Random random(5);
    std::array<typename Net::Input, 3> xs{};
    std::array<Label, 3> labels{};
    for (std::size_t step = 0; step < Steps; ++step) {
        for (std::size_t n = 0; n < 3; ++n) {
            fill(xs[n], random);
            labels[n] = Label{random.below(3)};
        }
        trainer.step(xs, labels, step % 4 == 3 ? 2 : 3);
    }
    return net;
}

/// Recurrent layers between a convolution, dropout and a Dense at every step: of every step and of the last one.
using RecurrentNet =
    Network<float, Input<9, 2>, Conv1D<3, 2, ReLU>, Dropout<10>, GRU<7, EveryStep>, LSTM<5, EveryStep>,
            TimeDistributed<Dense<4, Tanh>>, SpatialDropout<20>, LSTM<3, EveryStep>, GRU<9>, Dense<3, Softmax>>;
using SmallRecurrentNet = Network<float, Input<3, 1>, LSTM<2, EveryStep>, GRU<2>, Dense<3, Softmax>>;

// One number each, on every machine, compiler and optimisation level, as long as contraction is off.
constexpr std::uint32_t classifier_crc = 267131368u;
constexpr std::uint32_t regression_crc = 3418324982u;
// Of the convolutions after eight steps; and after two, which each compiler evaluates within its usual limit.
constexpr std::uint32_t series_crc = 2807769161u;
constexpr std::uint32_t series_in_two_steps_crc = 3122005209u;
constexpr std::uint32_t rows_crc = 2634985864u;
constexpr std::uint32_t rows_in_two_steps_crc = 3656251135u;
// Of the recurrent layers, and of a few that each compiler evaluates.
constexpr std::uint32_t recurrent_crc = 1832580248u;
constexpr std::uint32_t small_recurrent_crc = 3929911401u;

} // namespace support

#endif
