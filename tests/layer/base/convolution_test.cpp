// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstring>

#include <nervelet/nervelet.hpp>

#include "support/norms.hpp"

using namespace nervelet;

namespace {

template <class T>
using ClippedSGD = ClipByNorm<SGD<T>>;

template <class T>
using Net = Network<T, Input<10, 2>, Conv1D<5, 3, Tanh, Stride<2>, Padding<1>>, Conv1D<4, 2, Sigmoid, Dilation<2>>,
                    Dense<3, Softmax>>;
using RowsNet =
    Network<double, Input<5, 4, 2>, Conv2D<3, Kernel<3, 2>, Tanh, Same>, Conv2D<2, 2, Sigmoid>, Dense<3, Softmax>>;

template <class Network>
typename Network::Input window(std::uint64_t seed) {
    Random random(seed);
    typename Network::Input x{};
    for (auto& value : x) {
        value = random.uniform<typename Network::Scalar>() - typename Network::Scalar(0.5);
    }
    return x;
}

template <class Network, std::size_t Count>
void check_norm() {
    Network net;
    initialize(net, 5);
    std::array<typename Network::Input, Count> xs{};
    std::array<Label, Count> labels{};
    for (std::size_t n = 0; n < Count; ++n) {
        xs[n] = window<Network>(n);
        labels[n] = Label{n % 3};
    }
    const support::Norms norms = support::norms<Count>(net, xs, labels);
    CHECK(norms.squared_bound > 1.01 * norms.squared_visited);
    CHECK(norms.told == doctest::Approx(math::sqrt(norms.squared_visited)).epsilon(1e-12));
}

/// Something with [k] that is no pointer, as what Dropout hands up.
struct Halved {
    const float* x;
    constexpr float operator[](std::size_t k) const { return x[k] / 2; }
};

using Small = Network<float, Input<6, 1>, Conv1D<3, 3, ReLU>, Dense<2, Softmax>>;
using Teacher = Trainer<Small, CrossEntropy, Adam>;
using Lesson = Examples<Small::Input, Label, 4>;

// Where the peak is: in the first half or in the second.
constexpr Small::Input peaks[4] = {
    {{0, 1, 0, 0, 0, 0}}, {{0, 0, 0, 0, 1, 0}}, {{1, 0.5f, 0, 0, 0, 0}}, {{0, 0, 0, 0.5f, 1, 0}}};
constexpr Label halves[4] = {{0}, {1}, {0}, {1}};
constexpr Label wrong[4] = {{1}, {0}, {1}, {0}};
constexpr Lesson lesson{peaks, halves};
constexpr Lesson lies{peaks, wrong};

} // namespace

TEST_CASE("a convolution's norm is told exactly, and its bound is no norm") {
    check_norm<Net<double>, 1>();
    check_norm<Net<double>, 3>();
    check_norm<RowsNet, 1>();
    check_norm<RowsNet, 3>();
    CHECK_FALSE(bool(detail::Backpropagation<Net<float>, CrossEntropy, 1>::bound_is_norm));
}

TEST_CASE("ClipByNorm scales the gradient of convolutions by its true norm") {
    using Clipped = Net<double>;
    Clipped net;
    initialize(net, 5);
    const Clipped before = net;
    Trainer<Clipped, CrossEntropy, ClippedSGD, 1> trainer{net, {{1.0}, 0.0625}};
    trainer.step(window<Clipped>(0), Label{0});
    double squares = 0.0;
    for (std::size_t i = 0; i < Clipped::parameter_count; ++i) {
        const double moved = net.parameters()[i] - before.parameters()[i];
        squares += moved * moved;
    }
    CHECK(math::sqrt(squares) == doctest::Approx(0.0625).epsilon(1e-4)); // rate 1; the norm has 1e-6 added
}

TEST_CASE("a convolution reads an x that is no array") {
    using Layer = Conv1D<3, 3, Identity, Padding<1>>::Layer<float, Shape<6, 1>>;
    std::array<float, Layer::parameter_count> parameters{};
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        parameters[i] = static_cast<float>(i) / 8 - 0.5f;
    }
    std::array<float, 6> half = peaks[3];
    for (float& number : half) {
        number /= 2;
    }
    std::array<float, Layer::outputs> expected{};
    std::array<float, Layer::outputs> z{};
    Layer::logits(parameters.data(), half.data(), expected.data());
    Layer::logits(parameters.data(), Halved{peaks[3].data()}, z.data());
    CHECK(z == expected);
}

TEST_CASE("convolutions adapt: right examples are committed, wrong ones are taken back") {
    Small net;
    initialize(net, 6);
    Adaptation<Teacher, Lesson, Lesson> right{net, {0.05f}, lesson, lesson};
    right.start(40);
    while (right.advance(100)) {
    }
    CHECK(right.status() == TrainingStatus::committed);
    const Small taught = net;
    Adaptation<Teacher, Lesson, Lesson> misled{net, {0.05f}, lies, lesson};
    misled.start(40);
    while (misled.advance(100)) {
    }
    CHECK(misled.status() == TrainingStatus::rolled_back);
    CHECK(std::memcmp(&net, &taught, sizeof net) == 0);
}
