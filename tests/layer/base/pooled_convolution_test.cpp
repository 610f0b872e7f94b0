// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/layer/base/pooled_convolution.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

template <class... Layers>
using Window = Network<float, Input<18, 2>, Layers..., Dense<3, Softmax>>;

/// Dropout<0> changes nothing, but keeps a pool from taking the outputs of a convolution one after the other.
using Apart = Dropout<0>;

using MaximumAndMean = Window<Conv1D<5, 3, ReLU>, MaxPool1D<2>, Conv1D<6, 3, ReLU>, GlobalAveragePool>;
using MaximumAndMeanApart =
    Window<Conv1D<5, 3, ReLU>, Apart, MaxPool1D<2>, Conv1D<6, 3, ReLU>, Apart, GlobalAveragePool>;

using MeanAndMaximum = Window<Conv1D<5, 4, LeakyReLU, Same>, AveragePool1D<3, Same>, Conv1D<9, 2, Tanh, Padding<2>>,
                              MaxPool1D<3, Stride<4>, Padding<1>>>;
using MeanAndMaximumApart = Window<Conv1D<5, 4, LeakyReLU, Same>, Apart, AveragePool1D<3, Same>,
                                   Conv1D<9, 2, Tanh, Padding<2>>, Apart, MaxPool1D<3, Stride<4>, Padding<1>>>;

template <class... Layers>
using Image = Network<double, Input<7, 8, 2>, Layers..., Dense<3, Softmax>>;

using Maxima =
    Image<Conv2D<3, 3, SiLU, Same>, MaxPool2D<2>, Conv2D<5, Kernel<2, 3>, ReLU, Padding<1>>, MaxPool2D<Kernel<3, 2>>>;
using MaximaApart = Image<Conv2D<3, 3, SiLU, Same>, Apart, MaxPool2D<2>, Conv2D<5, Kernel<2, 3>, ReLU, Padding<1>>,
                          Apart, MaxPool2D<Kernel<3, 2>>>;

using Means =
    Image<Conv2D<3, 3, ReLU, Stride<1, 2>>, AveragePool2D<Kernel<2, 1>>, Conv2D<6, 2, ReLU>, GlobalAveragePool>;

template <class Net>
void fill(Net& net, typename Net::Input& x, std::uint64_t seed) {
    using T = typename Net::Scalar;
    initialize(net, seed);
    Random random(seed);
    for (T& parameter : net.parameters()) {
        parameter += T(0.125) * random.uniform<T>();
    }
    for (T& number : x) {
        number = T(2) * random.uniform<T>() - T(1);
    }
}

/// The largest difference of two networks after a few steps on the same examples, and of what they say then.
template <class Net, class Other, std::size_t Capacity>
typename Net::Scalar largest_difference() {
    using T = typename Net::Scalar;
    static Net net;
    static Other other;
    std::array<typename Net::Input, Capacity> xs{};
    std::array<Label, Capacity> labels{};
    for (std::size_t n = 0; n < Capacity; ++n) {
        fill(net, xs[n], 5 + n);
        labels[n] = Label{n % 3};
    }
    other.parameters() = net.parameters();
    static Trainer<Net, CrossEntropy, Momentum, Capacity> trainer{net, {T(0.0625), T(0.5)}};
    static Trainer<Other, CrossEntropy, Momentum, Capacity> other_trainer{other, {T(0.0625), T(0.5)}};
    T largest = T(0);
    const auto compare = [&largest](T a, T b) {
        const T difference = a < b ? b - a : a - b;
        largest = difference <= largest ? largest : difference; // also NaN
    };
    for (int step = 0; step < 5; ++step) {
        compare(trainer.step(xs, labels), other_trainer.step(xs, labels));
    }
    for (std::size_t i = 0; i < Net::parameter_count; ++i) {
        compare(net.parameters()[i], other.parameters()[i]);
    }
    for (std::size_t j = 0; j < 3; ++j) {
        compare(net(xs[0])[j], other(xs[0])[j]);
    }
    return largest;
}

template <class Net>
double largest_error() {
    static Net net;
    static typename Net::Input x{};
    fill(net, x, 3);
    return gradient_check<CrossEntropy>(net, x, Label{1}).largest_error;
}

} // namespace

TEST_CASE("pooled convolution: the same bits as the two layers, where the order of sums is the same") {
    CHECK(largest_difference<MaximumAndMean, MaximumAndMeanApart, 1>() == 0.0f);
    CHECK(largest_difference<MaximumAndMean, MaximumAndMeanApart, 3>() == 0.0f);
    CHECK(largest_difference<MeanAndMaximum, MeanAndMaximumApart, 2>() == 0.0f);
}

TEST_CASE("pooled convolution: over rows and columns winners are summed window after window") {
    CHECK(largest_difference<Maxima, MaximaApart, 1>() < 1e-14);
    CHECK(largest_difference<Maxima, MaximaApart, 2>() < 1e-14);
}

TEST_CASE("pooled convolution: gradients agree with differences") {
    CHECK(largest_error<Maxima>() < 1e-8);
    CHECK(largest_error<Means>() < 1e-8);
}

TEST_CASE("pooled convolution: keeps the outputs of the pool, winners and slopes as bits") {
    using Net = Network<float, Input<128, 3>, Conv1D<8, 5, ReLU>, MaxPool1D<2>, Conv1D<16, 5, ReLU>, GlobalAveragePool,
                        Dense<4, Softmax>>;
    using OfNet = Trainer<Net, CrossEntropy, SGD>;
    constexpr std::size_t maxima = 2 * 62 * 8 * 4 + 62 * 8 / 8;
    constexpr std::size_t means = 2 * 16 * 4 + 58 * 16 / 8;
    constexpr std::size_t top = 2 * 4 * 4;
    constexpr std::size_t held = 8 * 16 * 4; // the deltas of the five windows that see a position, and three more
    static_assert(memory_of<OfNet>().activations >= maxima + means + top + held, "");
    static_assert(memory_of<OfNet>().activations <= maxima + means + top + held + 8, "padding");
    static_assert(sizeof(Net::Input) + memory_of<OfNet>().total <= 9800, "");
}
