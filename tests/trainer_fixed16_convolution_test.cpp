// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "support/fixed16_gradient.hpp"
#include "support/fixed16_lesson.hpp"

#include <nervelet/nervelet.hpp>

using namespace nervelet;
using namespace support;

namespace {

template <class... Layers>
void compare() {
    const RelativeErrors errors = mean_errors_of_16_bits<Layers...>();
    CHECK(errors.output < 0.003);
    CHECK(errors.gradient < 0.01);
}

using Net = Network<Fixed16, Input<10, 2>, Conv1D<4, 3, ReLU>, MaxPool1D<2>, Dense<3, Softmax>>;

} // namespace

TEST_CASE("convolutions and pools in 16 bits: outputs and gradients are those of float") {
    compare<Input<20, 3>, Conv1D<8, 5, ReLU>, MaxPool1D<2>, Conv1D<6, 3, ReLU>, GlobalAveragePool, Dense<4, Softmax>>();
    compare<Input<8, 8, 1>, Conv2D<4, 3, ReLU, Same>, AveragePool2D<2>, Conv2D<6, 2>, Dense<4, Softmax>>();
    compare<Input<12, 2>, DepthwiseConv1D<3, ReLU, Multiplier<2>>, Conv1D<5, 1, ReLU>, AveragePool1D<2>,
            Dense<3, Softmax>>();
}

TEST_CASE("a convolution in 16 bits: the mean of many steps is the step that its gradient says") {
    Net start;
    initialize(start, 5);
    Random random(2);
    const Example16<Net> example = Example16<Net>::draw(random);
    const auto float_start = convert<float>(start);
    auto floats = float_start;
    Trainer<decltype(floats), CrossEntropy, SGD> teacher{floats, {0.001f}};
    decltype(floats)::Input x{};
    for (std::size_t k = 0; k < x.size(); ++k) {
        x[k] = float(example.x[k]);
    }
    teacher.step(x, example.label);
    constexpr int times = 3000;
    std::array<double, Net::parameter_count> sum{};
    Trainer<Net, CrossEntropy, SGD> trainer;
    for (int k = 0; k < times; ++k) {
        Net net = start;
        trainer.reset(net, {0.001f}, static_cast<std::uint64_t>(k));
        trainer.step(example.x, example.label);
        for (std::size_t i = 0; i < sum.size(); ++i) {
            sum[i] += double(net.parameters()[i].raw - start.parameters()[i].raw) / (8192.0 * times);
        }
    }
    for (std::size_t row = 0; row < 6; ++row) {
        for (std::size_t filter = 0; filter < 4; ++filter) {
            const double wanted =
                double(floats.weights<0>()(row, filter)) - double(float_start.weights<0>()(row, filter));
            // at most 0.5 steps of standard deviation, 1/8192 each, 3000 times: 1.1e-6
            CHECK(std::fabs(sum[filter * 6 + row] - wanted) < 6e-6);
        }
    }
}

TEST_CASE("convolutions in 16 bits: the largest numbers saturate") {
    Net net;
    for (Fixed16& parameter : net.parameters()) {
        parameter = Fixed16::from_raw(32767);
    }
    Net::Input x{};
    for (Fixed16& number : x) {
        number = Fixed16::from_raw(32767);
    }
    CHECK(net.logits(x)[0].raw == 32767);
    Trainer<Net, CrossEntropy, SGD> trainer{net, {0.124f}};
    for (int k = 0; k < 100; ++k) {
        CHECK(!trainer.step(x, Label{static_cast<std::size_t>(k % 3)}).refused());
    }
}

TEST_CASE("convolutions in 16 bits: an Accumulator learns as a Trainer of batches does") {
    Net accumulated;
    initialize(accumulated, 5);
    Net batched = accumulated;
    Accumulator<Net, CrossEntropy, SGD> accumulator{accumulated, {0.05f}};
    Trainer<Net, CrossEntropy, SGD, 2> trainer{batched, {0.05f}};
    Random random(2);
    float first = 0;
    float last = 0;
    for (int k = 0; k < 300; ++k) {
        const Example16<Net> a = Example16<Net>::draw(random);
        const Example16<Net> b = Example16<Net>::draw(random);
        accumulator.add(a.x, a.label);
        const float loss = float(accumulator.add(b.x, b.label));
        accumulator.step();
        const std::array<Net::Input, 2> xs{{a.x, b.x}};
        const std::array<Label, 2> labels{{a.label, b.label}};
        trainer.step(xs, labels);
        first += k < 50 ? loss : 0;
        last += k >= 250 ? loss : 0;
    }
    CHECK(last < 0.8f * first);
    double distance = 0;
    double size = 0;
    for (std::size_t k = 0; k < Net::parameter_count; ++k) {
        distance +=
            std::pow(double(accumulated.parameters()[k].weight()) - double(batched.parameters()[k].weight()), 2);
        size += std::pow(double(batched.parameters()[k].weight()), 2);
    }
    CHECK(distance < 0.01 * size);
}

TEST_CASE("convolutions in 16 bits: memory") {
    // outputs and dJ/dz of each layer, the tap of each winner, and 4 bytes more for each logit
    CHECK(memory_of<Trainer<Net, CrossEntropy, SGD>>().parameters == 2 * (28 + 51));
    CHECK(memory_of<Trainer<Net, CrossEntropy, SGD>>().activations == 32 * 4 + 16 * 5 + 3 * 6 + 2);
}
