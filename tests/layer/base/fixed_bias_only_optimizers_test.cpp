// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>

#include "support/factory_fixed16.hpp"

using namespace nervelet;
using namespace support;

namespace {

template <class T>
using DecayedSgd = WeightDecay<SGD<T>>;
template <class T>
using ClippedSgd = ClipByValue<SGD<T>>;

using Body16 = Network<Fixed16, Input<2>, Dense<2, ReLU>, Dense<2>>;
using Body = Network<float, Input<2>, Dense<2, ReLU>, Dense<2>>;

/// Unit i of each layer has the weight 1 of number i.
template <class Net>
constexpr Net identity(typename Net::Scalar one) {
    Net net{};
    for (std::size_t i = 0; i < 2; ++i) {
        net.template weights<0>()(i, i) = one;
        net.template weights<1>()(i, i) = one;
    }
    return net;
}

constexpr Body16 body16 = identity<Body16>(Fixed16::weight(1.0f));
constexpr Body body = identity<Body>(1.0f);

using Biases16 = Network<Fixed16, Input<2>, BiasOnly<Pretrained<Body16, body16>>>;
using Biases = Network<float, Input<2>, BiasOnly<Pretrained<Body, body>>>;

/// The largest difference of a bias to that of floats in ten steps, or ten batches, in which the first unit has a dJ/dz
/// in the first example only.
template <template <class> class Optimizer, std::size_t Capacity>
float largest_difference(const Optimizer<Fixed16>& optimizer16, const Optimizer<float>& optimizer) {
    static Biases16 net16;
    static Biases net;
    net16 = Biases16{};
    net = Biases{};
    Trainer<Biases16, SquaredError, Optimizer, Capacity> trainer16{net16, optimizer16, 1};
    Trainer<Biases, SquaredError, Optimizer, Capacity> trainer{net, optimizer};
    float largest = 0.0f;
    std::array<Biases::Input, Capacity> x{};
    std::array<Biases::Output, Capacity> target{};
    for (int i = 0; i < 10; ++i) {
        for (std::size_t n = 0; n < Capacity; ++n) {
            x[n] = {{i == 0 && n == 0 ? 1.0f : -2.0f, 1.0f}};
        }
        std::array<Biases16::Input, Capacity> x16{};
        std::array<Biases16::Output, Capacity> target16{};
        for (std::size_t n = 0; n < Capacity; ++n) {
            x16[n] = convert<Fixed16>(x[n]);
        }
        trainer16.step(x16, target16, Capacity);
        trainer.step(x, target, Capacity);
        for (std::size_t b = 0; b < Biases::parameter_count; ++b) {
            const float difference = net16.parameters()[b].weight() - net.parameters()[b];
            largest = difference > largest ? difference : -difference > largest ? -difference : largest;
        }
    }
    return largest;
}

} // namespace

TEST_CASE("bias only in 16 bits: a velocity goes on where dJ/dz is zero, as in float") {
    CHECK(largest_difference<Momentum, 1>({0.02f, 0.9f}, {0.02f, 0.9f}) < 0.002f);
    CHECK(largest_difference<Momentum, 3>({0.02f, 0.9f}, {0.02f, 0.9f}) < 0.002f);
}

TEST_CASE("bias only in 16 bits: a bias decays where dJ/dz is zero, also in the last layer") {
    CHECK(largest_difference<DecayedSgd, 1>({{0.1f}, 0.9f}, {{0.1f}, 0.9f}) < 0.002f);
    CHECK(largest_difference<DecayedSgd, 3>({{0.1f}, 0.9f}, {{0.1f}, 0.9f}) < 0.002f);
}

TEST_CASE("bias only in 16 bits: the gradient of a bias is clipped, also in the last layer") {
    CHECK(largest_difference<ClippedSgd, 1>({{0.05f}, 0.3f}, {{0.05f}, 0.3f}) < 0.002f);
    using Labels = Network<Fixed16, Input<7>, BiasOnly<Pretrained<Factory16, factory16>>>;
    static Labels net;
    initialize(net, 3);
    Trainer<Labels, CrossEntropy, ClippedSgd> trainer{net, {{0.0625f}, 0.25f}, 1};
    const Fixed16 before = net.bias<2>()[1];
    trainer.step(Labels::Input{}, Label{1});
    CHECK(net.bias<2>()[1].raw - before.raw == 128); // rate maximum 2^13
}
