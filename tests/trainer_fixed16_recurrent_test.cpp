// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "support/fixed16_lesson.hpp"

#include <nervelet/nervelet.hpp>

using namespace nervelet;
using namespace support;

namespace {

template <class T>
using Last = Network<T, Input<10, 2>, GRU<5>, Dense<3, Softmax>>;
using Net = Last<Fixed16>;

template <class T>
using Every = Network<T, Input<8, 1>, GRU<4, EveryStep>, TimeDistributed<Dense<1>>>;

/// The mean loss of the first and of the last steps.
struct Course {
    float first = 0.0f;
    float last = 0.0f;
};

/// The class is the sign of the sum of the first channel, which has to be kept in mind.
template <class T>
Label draw_sum(Random& random, typename Last<T>::Input& x) {
    float sum = 0.0f;
    for (std::size_t t = 0; t < 10; ++t) {
        const float number = static_cast<float>(random.below(2001)) / 1000.0f - 1.0f;
        x[2 * t] = T(number);
        x[2 * t + 1] = T(0.25f);
        sum += number;
    }
    return Label{sum < -0.5f ? 0u : sum > 0.5f ? 2u : 1u};
}

template <template <class> class Optimizer>
Course learn(const Optimizer<Fixed16>& optimizer, int steps = 4000) {
    Net net;
    initialize(net, 5);
    Trainer<Net, CrossEntropy, Optimizer> trainer{net, optimizer, 2};
    Random random(4);
    Course course;
    for (int k = 0; k < steps; ++k) {
        Net::Input x{};
        const Label label = draw_sum<Fixed16>(random, x);
        const float loss = float(trainer.step(x, label));
        course.first += k < 200 ? loss / 200 : 0.0f;
        course.last += k >= steps - 200 ? loss / 200 : 0.0f;
    }
    return course;
}

template <class T>
using DecayedMomentum = WeightDecay<Momentum<T>>;
template <class T>
using ClippedDecayed = ClipByValue<WeightDecay<SGD<T>>>;

} // namespace

TEST_CASE("a GRU of 16 bits learns with every optimizer that computes in 16 bits") {
    for (const Course& course :
         {learn<SGD>({0.1f}), learn<Momentum>({0.01f}), learn<DecayedMomentum>({{0.01f, 0.9f}, 0.0001f}),
          learn<ClippedDecayed>({{{0.1f}, 0.0001f}, 0.5f})}) {
        CHECK(course.first > 0.8f);
        CHECK(course.last < 0.35f * course.first);
    }
}

TEST_CASE("a GRU of 16 bits: the mean of many steps is the step that its gradient says") {
    Net start;
    initialize(start, 5);
    Random random(2);
    Net::Input x{};
    const Label label = draw_sum<Fixed16>(random, x);
    const auto float_start = convert<float>(start);
    auto floats = float_start;
    Trainer<Last<float>, CrossEntropy, SGD> teacher{floats, {0.001f}};
    teacher.step(convert<float>(x), label);
    constexpr int times = 3000;
    std::array<double, Net::parameter_count> sum{};
    Trainer<Net, CrossEntropy, SGD> trainer;
    for (int k = 0; k < times; ++k) {
        Net net = start;
        trainer.reset(net, {0.001f}, static_cast<std::uint64_t>(k));
        trainer.step(x, label);
        for (std::size_t i = 0; i < sum.size(); ++i) {
            sum[i] += double(net.parameters()[i].raw - start.parameters()[i].raw) / (8192.0 * times);
        }
    }
    const auto at = [&](const Fixed16& parameter) {
        return sum[static_cast<std::size_t>(&parameter - start.parameters().data())];
    };
    for (std::size_t column = 0; column < 15; ++column) {
        for (std::size_t unit = 0; unit < 5; ++unit) {
            const double wanted =
                double(floats.weights<1>()(unit, column)) - double(float_start.weights<1>()(unit, column));
            // at most 0.5 steps of standard deviation, 1/8192 each, 3000 times: 1.1e-6
            CHECK(std::fabs(at(start.weights<1>()(unit, column)) - wanted) < 6e-6);
        }
        const double wanted = double(floats.bias<0>()[column]) - double(float_start.bias<0>()[column]);
        CHECK(std::fabs(at(start.bias<0>()[column]) - wanted) < 6e-6);
    }
}

TEST_CASE("a GRU of 16 bits of every step: momentum on velocities of 12 and of 14 fraction bits follows float") {
    for (const bool is_mean : {false, true}) {
        Every<float> floats;
        initialize(floats, 3);
        Every<Fixed16> net = convert<Fixed16>(floats);
        Trainer<Every<float>, Huber, Momentum> float_huber{floats, {0.01f}};
        Trainer<Every<Fixed16>, Huber, Momentum> huber{net, {0.01f}};
        Trainer<Every<float>, MeanSquaredError, Momentum> float_mean{floats, {0.1f}};
        Trainer<Every<Fixed16>, MeanSquaredError, Momentum> mean{net, {0.1f}};
        Random random(6);
        double distance = 0.0;
        double moved = 0.0;
        for (int k = 0; k < 200; ++k) {
            Every<Fixed16>::Input x{};
            for (Fixed16& number : x) {
                number.raw = static_cast<std::int16_t>(static_cast<std::int32_t>(random.below(4097)) - 2048);
            }
            const Every<Fixed16>::Output target = x;
            if (is_mean) {
                mean.step(x, target);
                float_mean.step(convert<float>(x), convert<float>(target));
            } else {
                huber.step(x, target);
                float_huber.step(convert<float>(x), convert<float>(target));
            }
        }
        Every<float> start;
        initialize(start, 3);
        const auto back = convert<float>(net);
        for (std::size_t i = 0; i < Every<float>::parameter_count; ++i) {
            distance += std::pow(double(back.parameters()[i]) - double(floats.parameters()[i]), 2);
            moved += std::pow(double(floats.parameters()[i]) - double(start.parameters()[i]), 2);
        }
        CHECK(distance < 0.001 * moved);
        CHECK(moved > 0.1);
    }
}

TEST_CASE("a GRU of 16 bits: an Accumulator and batches learn alike; a label that names no output changes nothing") {
    Net accumulated;
    initialize(accumulated, 5);
    Net batched = accumulated;
    Accumulator<Net, CrossEntropy, SGD> accumulator{accumulated, {0.05f}};
    Trainer<Net, CrossEntropy, SGD, 2> trainer{batched, {0.05f}};
    Random random(2);
    for (int k = 0; k < 300; ++k) {
        std::array<Net::Input, 2> xs{};
        const std::array<Label, 2> labels{{draw_sum<Fixed16>(random, xs[0]), draw_sum<Fixed16>(random, xs[1])}};
        accumulator.add(xs[0], labels[0]);
        accumulator.add(xs[1], labels[1]);
        accumulator.step();
        trainer.step(xs, labels);
    }
    double distance = 0;
    double size = 0;
    for (std::size_t k = 0; k < Net::parameter_count; ++k) {
        distance +=
            std::pow(double(accumulated.parameters()[k].weight()) - double(batched.parameters()[k].weight()), 2);
        size += std::pow(double(batched.parameters()[k].weight()), 2);
    }
    CHECK(distance < 0.01 * size);
    const Net before = batched;
    CHECK(trainer.step(Net::Input{}, Label{3}).refused());
    const std::array<Net::Input, 2> zeros{};
    const std::array<Label, 2> labels{{Label{0}, Label{3}}};
    CHECK(trainer.step(zeros, labels).refused());
    CHECK(batched.parameters() == before.parameters());
}

TEST_CASE("a GRU of 16 bits: saved and loaded, with the fraction bits in the architecture") {
    Net net;
    initialize(net, 5);
    Saved<Net> file{};
    REQUIRE(save(file, net) == StorageError::none);
    Net loaded;
    CHECK(load(file, loaded) == StorageError::none);
    CHECK(loaded.parameters() == net.parameters());
    Network<Fixed<12, 11>, Input<10, 2>, GRU<5>, Dense<3, Softmax>> other;
    CHECK(load(file, other) == StorageError::wrong_architecture);
}

TEST_CASE("a GRU of 16 bits: memory") {
    // a step: 5 numbers of state, 4 x 5 of gates, 2 bytes each; the first state; dJ/dh of the last, 4 bytes each; two
    // gaps
    CHECK(memory_of<Trainer<Net, CrossEntropy, SGD>>().parameters == 2 * (15 * (2 + 1 + 5 + 1) + 3 * 6));
    CHECK(memory_of<Trainer<Net, CrossEntropy, SGD>>().activations == 10 * 25 * 2 + 5 * 2 + 5 * 4 + 3 * 6 + 4);
}
