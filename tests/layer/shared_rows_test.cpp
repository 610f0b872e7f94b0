// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>

#include <nervelet/nervelet.hpp>

#include "cookbook/circular_conv1d.hpp"
#include "support/batches.hpp"
#include "support/norms.hpp"

using namespace nervelet;

namespace {

template <class T>
using ClippedSGD = ClipByNorm<SGD<T>>;

template <class T>
using Net =
    Network<T, Input<12, 2>, CircularConv1D<5, 3, Tanh>, Dropout<20>, CircularConv1D<4, 2, Sigmoid>, Dense<3, Softmax>>;

template <class T>
using WithoutDropout =
    Network<T, Input<12, 2>, CircularConv1D<5, 3, Tanh>, CircularConv1D<4, 2, Sigmoid>, Dense<3, Softmax>>;

static_assert(Net<float>::parameter_count == (3 * 2 + 1) * 5 + (2 * 5 + 1) * 4 + (12 * 4 + 1) * 3, "12 positions");

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
support::Norms norms() {
    Network net;
    initialize(net, 5);
    std::array<typename Network::Input, Count> xs{};
    std::array<Label, Count> labels{};
    for (std::size_t n = 0; n < Count; ++n) {
        xs[n] = window<Network>(n);
        labels[n] = Label{n % 3};
    }
    return support::norms<Count>(net, xs, labels);
}

} // namespace

TEST_CASE("a convolution in a few lines: its gradient is that of finite differences") {
    Net<double> net;
    initialize(net, 5);
    CHECK(gradient_check<CrossEntropy>(net, window<Net<double>>(2), Label{1}).largest_error < 1e-7);
    WithoutDropout<double> plain;
    initialize(plain, 6);
    CHECK(gradient_check<CrossEntropy>(plain, window<WithoutDropout<double>>(3), Label{2}).largest_error < 1e-7);
}

TEST_CASE("z[p] = b + patch_p W, by hand") {
    using Layer = CircularConv1D<1, 2, Identity>::Layer<float, Shape<3, 1>>;
    const std::array<float, 3> parameters{{2.0f, -1.0f, 0.5f}};
    const std::array<float, 3> x{{1.0f, 3.0f, -4.0f}};
    std::array<float, 3> z{};
    Layer::logits(parameters.data(), x.data(), z.data());
    CHECK(z[0] == 2.0f * 1.0f - 3.0f + 0.5f);
    CHECK(z[1] == 2.0f * 3.0f + 4.0f + 0.5f);
    CHECK(z[2] == 2.0f * -4.0f - 1.0f + 0.5f);
}

TEST_CASE("where weights are shared, the bound of the norm is no norm, and nobody is told that it is") {
    for (const support::Norms norm : {norms<WithoutDropout<double>, 1>(), norms<WithoutDropout<double>, 3>()}) {
        const double visited = math::sqrt(norm.squared_visited);
        CHECK(math::sqrt(norm.squared_bound) > 1.01 * visited);
        CHECK(norm.told == doctest::Approx(visited).epsilon(1e-12));
    }
    CHECK_FALSE(bool(detail::Backpropagation<WithoutDropout<float>, CrossEntropy, 1>::bound_is_norm));
    using Plain = Network<float, Input<2>, Dense<3, Tanh>, Dense<2, Softmax>>;
    CHECK(bool(detail::Backpropagation<Plain, CrossEntropy, 1>::bound_is_norm));
}

TEST_CASE("ClipByNorm scales the gradient of a convolution by its true norm") {
    using Clipped = WithoutDropout<double>;
    Clipped net;
    initialize(net, 5);
    Clipped before = net;
    Trainer<Clipped, CrossEntropy, ClippedSGD, 1> trainer{net, {{1.0}, 0.125}};
    trainer.step(window<Clipped>(0), Label{0});
    double squares = 0.0;
    for (std::size_t i = 0; i < Clipped::parameter_count; ++i) {
        const double moved = net.parameters()[i] - before.parameters()[i];
        squares += moved * moved;
    }
    CHECK(math::sqrt(squares) == doctest::Approx(0.125).epsilon(1e-5)); // rate 1
}

TEST_CASE("it trains, in batches and with Adam") {
    static WithoutDropout<float> net;
    static Trainer<WithoutDropout<float>, CrossEntropy, Adam, 4> trainer;
    initialize(net, 3);
    trainer.reset(net, {0.01f});
    std::array<WithoutDropout<float>::Input, 4> xs{};
    std::array<Label, 4> labels{};
    for (std::size_t n = 0; n < 4; ++n) {
        labels[n] = Label{n % 3};
        xs[n] = window<WithoutDropout<float>>(10 + n);
    }
    const float first = trainer.step(xs, labels);
    float last = first;
    for (int i = 0; i < 300; ++i) {
        last = trainer.step(xs, labels);
    }
    CHECK(first > 0.8f);
    CHECK(last < 0.1f);
}
