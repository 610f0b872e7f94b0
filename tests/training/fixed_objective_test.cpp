// Part of nervelet. MIT licence, the nervelet authors.
// The losses in 16 bits against float, after every kind of last layer.
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "support/fixed16_against_float.hpp"
#include "support/fixed16_lesson.hpp"

#include <nervelet/nervelet.hpp>

using namespace nervelet;
using namespace support;

namespace {

template <class Activation, std::size_t Outputs = 3>
using Net = Network<Fixed16, Input<7>, Dense<6, Tanh>, Dense<Outputs, Activation>>;

/// Values and mean steps are float's. Targets are drawn from an interval.
template <class Loss, class TheNet>
void check_loss(const char* name, float lowest, float highest, float rate = 0.01f) {
    CAPTURE(name);
    const Distances distances = distances_from_float<TheNet, Loss>(lowest, highest);
    CHECK(distances.loss < 0.005f * (1.0f + highest - lowest));
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        CAPTURE(seed);
        check_mean_step<TheNet, Loss, SGD>({rate}, {rate}, lowest, highest, seed, 1000);
    }
}

template <class Loss>
void check_after_all(const char* name) {
    check_loss<Loss, Net<Identity>>(name, -3.0f, 3.0f);
    check_loss<Loss, Net<Hardswish, 1>>(name, -1.0f, 3.0f);
    check_loss<Loss, Net<LeakyReLU, 5>>(name, -3.0f, 3.0f);
    check_loss<Loss, Net<Tanh>>(name, -1.0f, 1.0f);
    check_loss<Loss, Net<Sigmoid, 2>>(name, 0.0f, 1.0f);
}

/// All losses one after the other, after Sigmoid.
template <class Loss, class TheNet>
constexpr void teach(TheNet& net, Random& random) {
    Trainer<TheNet, Loss, SGD> trainer{net, {0.1f}, 11};
    for (int step = 0; step < 10; ++step) {
        const Example16<TheNet> example = Example16<TheNet>::draw(random);
        trainer.step(example.x, example.label);
    }
}

template <class TheNet = Net<Sigmoid>>
constexpr TheNet teach_all_losses() {
    TheNet net;
    initialize(net, 7);
    Random random(3);
    teach<SquaredError>(net, random);
    teach<MeanSquaredError>(net, random);
    teach<MeanAbsoluteError>(net, random);
    teach<Huber>(net, random);
    teach<HuberWith<300>>(net, random);
    teach<BinaryCrossEntropy>(net, random);
    return net;
}

constexpr std::uint32_t all_crc = 0xE25F229Cu;

#if defined(NERVELET_HAS_BIT_CAST) && __cplusplus >= 201703L
static_assert(crc32_of_raw(teach_all_losses().parameters()) == all_crc, "the compiler computes the same");
#endif

using Linear = Network<Fixed16, Input<1>, Dense<1>>;

/// The loss of an output of 0 for a target.
template <class Loss>
float loss_of(float target) {
    return float(evaluate<Loss>(Linear{}, Linear::Input{}, Linear::Output{{Fixed16(target)}}));
}

/// The bias after one step on a target.
template <class Loss>
float bias_after(float rate, float target) {
    Linear net;
    Trainer<Linear, Loss, SGD> trainer{net, {rate}};
    trainer.step(Linear::Input{}, Linear::Output{{Fixed16(target)}});
    return net.bias<0>()[0].weight();
}

} // namespace

TEST_CASE("16 bits: the losses of single numbers are those of float, after every activation") {
    check_after_all<SquaredError>("SquaredError");
    check_after_all<MeanSquaredError>("MeanSquaredError");
    check_after_all<MeanAbsoluteError>("MeanAbsoluteError");
    check_after_all<Huber>("Huber");
    check_after_all<HuberWith<250>>("HuberWith<250>");
}

TEST_CASE("16 bits: BinaryCrossEntropy after Sigmoid is that of float") {
    check_loss<BinaryCrossEntropy, Net<Sigmoid>>("BinaryCrossEntropy", 0.0f, 1.0f);
    check_loss<BinaryCrossEntropy, Net<Sigmoid, 1>>("BinaryCrossEntropy", 0.9f, 1.0f);
}

TEST_CASE("16 bits: the losses have the same bits on every machine") {
    const auto net = teach_all_losses();
    CHECK(crc32_of_raw(net.parameters()) == all_crc);
}

TEST_CASE("16 bits: a step answers the loss before it, as evaluate() does") {
    using Two = Net<Sigmoid, 2>;
    Two net;
    initialize(net, 3);
    Trainer<Two, BinaryCrossEntropy, SGD> by_logits{net, {0.1f}};
    Trainer<Two, Huber, SGD> by_numbers{net, {0.1f}};
    Random random(8);
    for (int k = 0; k < 20; ++k) {
        const auto x = Example16<Two>::draw(random).x;
        const FixedLoss expected = evaluate<BinaryCrossEntropy>(net, x, Label{1});
        CHECK(by_logits.step(x, Label{1}) == expected);
        const FixedLoss expected_number = evaluate<Huber>(net, x, Label{0});
        CHECK(by_numbers.step(x, Label{0}) == expected_number);
    }
}

TEST_CASE("16 bits: losses of large errors are exact, and their steps are cut where dJ/dz is") {
    CHECK(loss_of<SquaredError>(-16.0f) == 128.0f);
    CHECK(loss_of<MeanSquaredError>(-16.0f) == 256.0f);
    CHECK(loss_of<MeanAbsoluteError>(-16.0f) == 16.0f);
    CHECK(loss_of<Huber>(-16.0f) == 15.5f);
    CHECK(loss_of<HuberWith<300>>(-16.0f) == 3.0f * 14.5f);
    CHECK(loss_of<HuberWith<5000>>(-16.0f) == 128.0f);
    // rate dJ/dz is at most 1/8 in a step, and dJ/dz at most 32, or of a bounded slope 2.
    CHECK(std::fabs(bias_after<SquaredError>(0.01f, 10.0f) - 0.1f) < 0.0003f);
    CHECK(std::fabs(bias_after<MeanSquaredError>(0.005f, 10.0f) - 0.1f) < 0.0003f);
    CHECK(std::fabs(bias_after<MeanAbsoluteError>(0.1f, 10.0f) - 0.1f) < 0.0003f);
    CHECK(std::fabs(bias_after<Huber>(0.1f, -10.0f) + 0.1f) < 0.0003f);
    CHECK(std::fabs(bias_after<HuberWith<300>>(0.03f, -10.0f) + 0.09f) < 0.0003f);
    CHECK(std::fabs(bias_after<SquaredError>(0.1f, 10.0f) - 0.125f) < 0.0003f);
}

TEST_CASE("16 bits: BinaryCrossEntropy of logits beyond 16 bits costs what it costs") {
    using Wide = Network<Fixed16, Input<4>, Dense<1, Sigmoid>>;
    Wide net;
    Wide::Input x{};
    for (std::size_t i = 0; i < 4; ++i) {
        net.weights<0>()(i, 0) = Fixed16::weight(3.0f);
        x[i] = Fixed16(7.0f);
    }
    CHECK(float(evaluate<BinaryCrossEntropy>(net, x, Wide::Output{{Fixed16(0.0f)}})) == 84.0f);
    CHECK(float(evaluate<BinaryCrossEntropy>(net, x, Wide::Output{{Fixed16(1.0f)}})) == 0.0f);
}

TEST_CASE("16 bits: other fraction bits have the losses of float, too") {
    using Fine = Network<Fixed<13, 12>, Input<7>, Dense<6, Tanh>, Dense<3, Sigmoid>>;
    check_loss<SquaredError, Network<Fixed<12, 8>, Input<7>, Dense<6, ReLU>, Dense<3>>>("12, 8", -9.0f, 9.0f, 0.002f);
    CHECK(distances_from_float<Fine, BinaryCrossEntropy>(0.0f, 1.0f).loss < 0.003f);
    CHECK(distances_from_float<Fine, MeanSquaredError>(0.0f, 1.0f).loss < 0.003f);
}
