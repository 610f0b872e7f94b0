// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

#include "support/fixed16_optimizer_lesson.hpp"

#include <nervelet/nervelet.hpp>

using namespace nervelet;
using namespace support;

namespace {

using Net = Lesson16Net;
using FloatNet = Network<float, Input<7>, Dense<6, ReLU>, Dense<5>, Dense<3, Softmax>>;

std::array<float, 7> in_float(const Net::Input& x) {
    std::array<float, 7> numbers{};
    for (std::size_t i = 0; i < 7; ++i) {
        numbers[i] = float(x[i]);
    }
    return numbers;
}

/// Four steps on single examples.
template <class Teacher>
void teach(Teacher& teacher) {
    Random random(5);
    for (int k = 0; k < 4; ++k) {
        const Example16<> example = Example16<>::draw(random);
        const auto x = example.x;
        REQUIRE(!teacher.step(x, example.label).refused());
    }
}

template <class Teacher>
void teach_floats(Teacher& teacher) {
    Random random(5);
    for (int k = 0; k < 4; ++k) {
        const Example16<> example = Example16<>::draw(random);
        REQUIRE(teacher.step(in_float(example.x), example.label) > 0.0f);
    }
}

/// The means of what four steps change, over many seeds, against those of float; `bound` in a weight's last place.
template <template <class> class Optimizer>
void compare_with_float(const Optimizer<Fixed16>& optimizer, const Optimizer<float>& of_float, double bound) {
    Net start;
    initialize(start, 5);
    auto floats = convert<float>(start);
    const auto before = floats;
    Trainer<FloatNet, CrossEntropy, Optimizer> trainer{floats, of_float};
    teach_floats(trainer);
    constexpr int times = 3000;
    std::array<double, 42> sum{};
    Net net;
    Trainer<Net, CrossEntropy, Optimizer> teacher;
    for (int k = 0; k < times; ++k) {
        net = start;
        teacher.reset(net, optimizer, static_cast<std::uint64_t>(k));
        teach(teacher);
        for (std::size_t i = 0; i < sum.size(); ++i) {
            sum[i] += double(net.parameters()[i].raw - start.parameters()[i].raw) / times;
        }
    }
    double farthest = 0;
    for (std::size_t in = 0; in < 7; ++in) {
        for (std::size_t out = 0; out < 6; ++out) {
            const double wanted = 8192 * (double(floats.weights<0>()(in, out)) - double(before.weights<0>()(in, out)));
            farthest = std::fmax(farthest, std::fabs(sum[out * 7 + in] - wanted));
        }
    }
    CHECK(farthest < bound);
}

/// Whether a step by these numbers is refused and changes nothing.
template <template <class> class Optimizer>
bool refuses(const Optimizer<Fixed16>& optimizer) {
    Random random(4);
    const Example16<> example = Example16<>::draw(random);
    Net net;
    initialize(net, 2);
    const std::uint32_t before = crc32_of_raw(net.parameters());
    Trainer<Net, CrossEntropy, Optimizer> trainer{net, optimizer};
    const bool refused = trainer.step(example.x, example.label).refused();
    Accumulator<Net, CrossEntropy, Optimizer> accumulator{net, optimizer};
    accumulator.add(example.x, example.label);
    return refused && !accumulator.step() && trainer.steps() == 0 && crc32_of_raw(net.parameters()) == before;
}

} // namespace

// Four steps move a weight by up to a few steps of 1/8192; means of 3000 runs have 0.02 of standard deviation, and the
// deltas' last places are beside it.
TEST_CASE("16 bits: the mean of many steps with momentum, decay and clipping is that of float") {
    compare_with_float<Momentum>({0.001f, 0.9f}, {0.001f, 0.9f}, 0.1);
    compare_with_float<DecayedSGD>({{0.001f}, 0.5f}, {{0.001f}, 0.5f}, 0.1);
    compare_with_float<DecayedMomentum>({{0.001f, 0.9f}, 0.5f}, {{0.001f, 0.9f}, 0.5f}, 0.2);
    compare_with_float<ClippedSGD>({{0.002f}, 0.02f}, {{0.002f}, 0.02f}, 0.1);
    compare_with_float<ClippedMomentum>({{0.001f, 0.9f}, 0.02f}, {{0.001f, 0.9f}, 0.02f}, 0.1);
}

TEST_CASE("16 bits: hyperparameters that no step can be taken with are refused, and nothing changes") {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const float infinity = std::numeric_limits<float>::infinity();
    for (const float number : {nan, infinity, -infinity, -0.1f, 1.0f, 2.0f, 0.999999f}) {
        CHECK(refuses<Momentum>({0.01f, number}));
        CHECK(refuses<DecayedSGD>({{0.01f}, number}));
        CHECK(refuses<DecayedMomentum>({{0.01f, 0.9f}, number}));
        CHECK(refuses<DecayedMomentum>({{0.01f, number}, 0.01f}));
    }
    for (const float number : {nan, infinity, -infinity, -0.1f, 0.0f, -0.0f, 1e-8f, 1024.0f}) {
        CHECK(refuses<ClippedSGD>({{0.01f}, number}));
        CHECK(refuses<ClippedDecayedMomentum>({{{0.01f, 0.9f}, 0.01f}, number}));
    }
    for (const float rate : {nan, infinity, -0.1f, 0.125f}) {
        CHECK(refuses<Momentum>({rate, 0.9f}));
        CHECK(refuses<ClippedDecayedSGD>({{{rate}, 0.01f}, 1.0f}));
    }
    CHECK(refuses<DecayedMomentum>({{0.01f, 0.9f}, 0.85f})); // above 8 (1 - 0.9)
    CHECK(refuses<ClippedDecayedMomentum>({{{0.01f, 0.99f}, 0.1f}, 1.0f}));
    CHECK(!refuses<DecayedMomentum>({{0.01f, 0.9f}, 0.75f}));
    CHECK(!refuses<Momentum>({0.1f, 0.9999f}));
    CHECK(!refuses<Momentum>({0.1f, 0.0f}));
}

TEST_CASE("16 bits: rate times decay must be below 1/4, where rates can be that large") {
    using T = Fixed<9, 11>;
    CHECK(WeightDecay<SGD<T>>{{0.5f}, 0.4f}.is_valid());
    CHECK(!WeightDecay<SGD<T>>{{0.5f}, 0.6f}.is_valid());
}

TEST_CASE("16 bits: momentum can be set and read, and has 15 bits") {
    Momentum<Fixed16> optimizer{0.01f};
    CHECK(std::fabs(float(optimizer.momentum) - 0.9f) < 2e-5f);
    optimizer.momentum = 0.5f;
    const float half = float(optimizer.momentum);
    CHECK(half == doctest::Approx(0.5));
}

TEST_CASE("16 bits: a velocity goes on where the gradient is zero") {
    using Small = Network<Fixed16, Input<2>, Dense<2>>;
    Small net;
    Trainer<Small, MeanAbsoluteError, Momentum> trainer{net, {0.01f, 0.9f}};
    trainer.state().velocity[0] = Fixed16::from_raw(10000);
    const Small::Output zero{};
    REQUIRE(!trainer.step(Small::Input{}, zero).refused()); // outputs and targets are zero
    CHECK(std::abs(trainer.state().velocity[0].raw - 9000) <= 1);
    CHECK(std::abs(net.parameters()[0].raw + 360) <= 1); // 0.01 9000 / 1024 8192 / 2 outputs
}

TEST_CASE("16 bits: a batch of one is a step on one example, and the state has two bytes a parameter") {
    Random random(4);
    const Example16<> example = Example16<>::draw(random);
    Net a;
    initialize(a, 2);
    Net b = a;
    Trainer<Net, CrossEntropy, DecayedMomentum, 3> one{a, {{0.01f, 0.9f}, 0.01f}};
    Trainer<Net, CrossEntropy, DecayedMomentum, 3> batch{b, {{0.01f, 0.9f}, 0.01f}};
    for (int k = 0; k < 5; ++k) {
        one.step(example.x, example.label);
        batch.step(std::array<Net::Input, 3>{{example.x, {}, {}}}, std::array<Label, 3>{{example.label, {0}, {0}}}, 1);
    }
    CHECK(crc32_of_raw(a.parameters()) == crc32_of_raw(b.parameters()));
    const std::size_t state = memory_of<Trainer<Net, CrossEntropy, Momentum>>().optimizer;
    CHECK(state == 2 * std::size_t(Net::parameter_count) + 8);
}

TEST_CASE("16 bits: the velocity of a batch and of an Accumulator is that of the mean gradient") {
    Random random(4);
    std::array<Net::Input, 3> xs{};
    std::array<Label, 3> labels{};
    std::array<std::array<float, 7>, 3> float_xs{};
    for (std::size_t n = 0; n < 3; ++n) {
        const Example16<> example = Example16<>::draw(random);
        xs[n] = example.x;
        labels[n] = example.label;
        float_xs[n] = in_float(example.x);
    }
    Net start;
    initialize(start, 2);
    auto floats = convert<float>(start);
    Trainer<FloatNet, CrossEntropy, Momentum, 3> exact{floats, {0.001f, 0.9f}};
    exact.step(float_xs, labels);
    Net net = start;
    Trainer<Net, CrossEntropy, Momentum, 3> trainer{net, {0.001f, 0.9f}};
    trainer.step(xs, labels);
    Net other = start;
    Accumulator<Net, CrossEntropy, Momentum> accumulator{other, {0.001f, 0.9f}};
    for (std::size_t n = 0; n < 3; ++n) {
        accumulator.add(xs[n], labels[n]);
    }
    accumulator.step();
    for (std::size_t in = 0; in < 7; ++in) {
        for (std::size_t out = 0; out < 6; ++out) {
            const float wanted = 1024 * exact.state().velocity[in * 6 + out];
            CHECK(std::fabs(float(trainer.state().velocity[out * 7 + in].raw) - wanted) < 4.5f);
            CHECK(std::fabs(float(accumulator.state().velocity[out * 7 + in].raw) - wanted) < 2.5f);
        }
    }
}
