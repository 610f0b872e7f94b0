// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>

#include "support/fixed16_lesson.hpp"
#include "support/same_bits.hpp"

#include <nervelet/nervelet.hpp>

using namespace nervelet;
using namespace support;

namespace {

using Net = Lesson16Net;
using Teacher = Trainer<Net, CrossEntropy, SGD, 3>;

/// One example in 16 bits, and the same in float.
struct Pair {
    Net net;
    Network<float, Input<7>, Dense<6, ReLU>, Dense<5>, Dense<3, Softmax>> floats;
    Net::Input x;
    std::array<float, 7> float_x;
    Label label;

    explicit Pair(std::uint64_t seed) : net(), floats(), x(), float_x(), label() {
        initialize(net, seed);
        floats = convert<float>(net);
        Random random(seed);
        const Example16<> example = Example16<>::draw(random);
        x = example.x;
        label = example.label;
        for (std::size_t i = 0; i < 7; ++i) {
            float_x[i] = float(x[i]);
        }
    }
};

} // namespace

TEST_CASE("16 bits: outputs, logits and losses are those of float") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const Pair pair(seed);
        const auto y = pair.net(pair.x);
        const auto logits = pair.net.logits(pair.x);
        const auto float_y = pair.floats(pair.float_x);
        const auto float_logits = pair.floats.logits(pair.float_x);
        for (std::size_t j = 0; j < 3; ++j) {
            CHECK(std::fabs(float(y[j]) - float_y[j]) < 0.001f);
            CHECK(std::fabs(float(logits[j]) - float_logits[j]) < 0.003f);
        }
        const float loss = float(evaluate<CrossEntropy>(pair.net, pair.x, pair.label));
        CHECK(std::fabs(loss - evaluate<CrossEntropy>(pair.floats, pair.float_x, pair.label)) < 0.003f);
    }
}

TEST_CASE("16 bits: the mean of many steps is the step of float") {
    const Pair pair(5);
    constexpr int times = 4000;
    std::array<double, Net::parameter_count> sum{};
    Net net;
    Teacher teacher;
    for (int k = 0; k < times; ++k) {
        net = pair.net;
        teacher.reset(net, {0.001f}, static_cast<std::uint64_t>(k));
        teacher.step(pair.x, pair.label);
        for (std::size_t i = 0; i < sum.size(); ++i) {
            sum[i] += double(net.parameters()[i].raw - pair.net.parameters()[i].raw) / (8192.0 * times);
        }
    }
    auto floats = pair.floats;
    Trainer<decltype(floats), CrossEntropy, SGD> trainer{floats, {0.001f}};
    trainer.step(pair.float_x, pair.label);
    const auto weights = floats.weights<0>();
    const auto before = pair.floats.weights<0>();
    for (std::size_t in = 0; in < 7; ++in) {
        for (std::size_t out = 0; out < 6; ++out) {
            const double wanted = double(weights(in, out)) - double(before(in, out));
            // 0.5 steps of standard deviation, 1/8192 each, 4000 times: 1e-6
            CHECK(std::fabs(sum[out * 7 + in] - wanted) < 6e-6);
        }
    }
}

TEST_CASE("16 bits: a step answers the loss before it, as evaluate() does") {
    Net net;
    initialize(net, 3);
    Teacher teacher{net, {0.01f}};
    Random random(8);
    for (int k = 0; k < 50; ++k) {
        const Example16<> example = Example16<>::draw(random);
        const FixedLoss expected = evaluate<CrossEntropy>(net, example.x, example.label);
        CHECK(teacher.step(example.x, example.label) == expected);
    }
    CHECK(teacher.steps() == 50);
}

TEST_CASE("16 bits: a one-hot target is a label") {
    Random random(4);
    const Example16<> example = Example16<>::draw(random);
    Net a;
    initialize(a, 2);
    Net b = a;
    Teacher by_label{a, {0.1f}};
    Teacher by_numbers{b, {0.1f}};
    Net::Output target{};
    target[example.label.index] = Fixed16(1.0f);
    const float by_label_loss = float(by_label.step(example.x, example.label));
    CHECK(std::fabs(float(by_numbers.step(example.x, target)) - by_label_loss) < 1e-4f);
    CHECK(crc32_of_raw(a.parameters()) == crc32_of_raw(b.parameters()));
}

TEST_CASE("16 bits: what is refused changes nothing") {
    Random random(4);
    const Example16<> example = Example16<>::draw(random);
    Net net;
    initialize(net, 2);
    const std::uint32_t before = crc32_of_raw(net.parameters());
    Teacher teacher{net, {0.1f}};
    CHECK(teacher.step(example.x, Label{3}).refused());
    CHECK(evaluate<CrossEntropy>(net, example.x, Label{3}).refused());
    const std::array<Net::Input, 3> xs{{example.x, example.x, example.x}};
    CHECK(teacher.step(xs, std::array<Label, 3>{{{0}, {1}, {7}}}).refused());
    CHECK(teacher.step(xs, std::array<Label, 3>{}, 0).refused());
    CHECK(teacher.step(xs, std::array<Label, 3>{}, 4).refused());
    const float rates[] = {0.125f, 1.0f, -0.001f, std::numeric_limits<float>::infinity(),
                           std::numeric_limits<float>::quiet_NaN()};
    for (const float rate : rates) {
        teacher.optimizer().learning_rate = rate;
        CHECK(teacher.step(example.x, example.label).refused());
    }
    CHECK(Teacher().step(example.x, example.label).refused());
    CHECK(teacher.steps() == 0);
    CHECK(crc32_of_raw(net.parameters()) == before);
    teacher.optimizer().learning_rate = 0.1249f;
    CHECK(!teacher.step(example.x, example.label).refused());
    CHECK(crc32_of_raw(net.parameters()) != before);
}

TEST_CASE("16 bits: the largest numbers saturate") {
    Net net;
    for (Fixed16& parameter : net.parameters()) {
        parameter = Fixed16::from_raw(32767);
    }
    Net::Input x{};
    for (Fixed16& number : x) {
        number = Fixed16::from_raw(32767);
    }
    Teacher teacher{net, {0.124f}};
    for (int k = 0; k < 100; ++k) {
        CHECK(!teacher.step(x, Label{static_cast<std::size_t>(k % 3)}).refused());
    }
    // Seven inputs of 16 and weights of 4 make 448, which is cut to 16; six of these 384, and five again.
    net = Net{};
    for (Fixed16& weight : net.weights<0>()) {
        weight = Fixed16::from_raw(32767);
    }
    for (Fixed16& weight : net.weights<1>()) {
        weight = Fixed16::from_raw(-32768);
    }
    net.weights<2>()(0, 1) = Fixed16::weight(1.0f);
    CHECK(net.logits(x)[1].raw == -32768);
    CHECK(net.logits(x)[0].raw == 0);
}

TEST_CASE("16 bits: a TrainingLoop, an Adaptation and validate()") {
    static std::array<Net::Input, 30> xs;
    static std::array<Label, 30> labels;
    Random random(6);
    for (std::size_t n = 0; n < 30; ++n) {
        const Example16<> example = Example16<>::draw(random);
        xs[n] = example.x;
        labels[n] = example.label;
    }
    using Source = Examples<Net::Input, Label, 30>;
    static const Source source{xs, labels};
    Net net;
    initialize(net, 5);
    const float before = validate<CrossEntropy>(net, source).loss();
    static Teacher teacher;
    teacher.reset(net, {0.05f});
    static TrainingLoop<Teacher, Source> loop{teacher, source};
    loop.start(30);
    while (loop.advance(1)) {
    }
    const auto after = validate<CrossEntropy>(net, source);
    CHECK(loop.status() == TrainingStatus::done);
    CHECK(loop.loss() < 0.5f * before);
    CHECK(after.loss() < 0.5f * before);
    CHECK(after.accuracy().right() >= 27);

    initialize(net, 5);
    static Adaptation<Trainer<Net, CrossEntropy, SGD>, Source, Source> adaptation{net, {0.05f}, source, source};
    adaptation.start(10);
    while (adaptation.advance(1)) {
    }
    CHECK(adaptation.status() == TrainingStatus::committed);
    CHECK(adaptation.best().loss() < adaptation.before().loss());
    CHECK(validate<CrossEntropy>(net, source).loss() == adaptation.best().loss());
}

TEST_CASE("16 bits: memory") {
    CHECK(sizeof(Net) == 2 * Net::parameter_count);
    using Single = Trainer<Network<Fixed16, Input<64>, Dense<32, ReLU>, Dense<10, Softmax>>, CrossEntropy, SGD>;
    CHECK(memory_of<Single>().parameters == 4820);
    CHECK(memory_of<Single>().activations == 32 * 4 + 10 * 6);
    CHECK(memory_of<Single>().gradients == 0);
    CHECK(memory_of<Single>().optimizer == 4);
}
