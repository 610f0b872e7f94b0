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

using Net = Lesson16Net;
using Floats = Network<float, Input<7>, Dense<6, ReLU>, Dense<5>, Dense<3, Softmax>>;
using Collector = Accumulator<Net, CrossEntropy, SGD>;

constexpr int examples = 6;

template <class TheNet = Net>
constexpr TheNet collect() {
    TheNet net;
    initialize(net, 7);
    Accumulator<TheNet, CrossEntropy, SGD> collector{net, {0.1f}, 3};
    Random random(5);
    for (int step = 0; step < 10; ++step) {
        for (int k = 0; k < examples; ++k) {
            const Example16<TheNet> example = Example16<TheNet>::draw(random);
            collector.add(example.x, example.label);
        }
        collector.step();
    }
    return net;
}

constexpr std::uint32_t collected_crc = 0x1CEF2B48u;

#if defined(NERVELET_HAS_BIT_CAST) && __cplusplus >= 201703L
static_assert(crc32_of_raw(collect().parameters()) == collected_crc, "the compiler computes the same");
#endif

} // namespace

TEST_CASE("16 bits: an Accumulator has the same bits on every machine") {
    CHECK(crc32_of_raw(collect().parameters()) == collected_crc);
}

TEST_CASE("16 bits: the mean of many steps of an Accumulator is the step of float") {
    Net start;
    initialize(start, 4);
    Floats floats = convert<float>(start);
    const Floats before = floats;
    Accumulator<Floats, CrossEntropy, SGD> float_collector{floats, {0.01f}};
    std::array<Example16<>, examples> lesson{};
    Random random(2);
    for (Example16<>& example : lesson) {
        example = Example16<>::draw(random);
        Floats::Input x{};
        for (std::size_t i = 0; i < 7; ++i) {
            x[i] = float(example.x[i]);
        }
        float_collector.add(x, example.label);
    }
    CHECK(float_collector.step());

    constexpr int times = 1000;
    Net net;
    Collector collector;
    std::array<double, Net::parameter_count> sum{};
    for (int k = 0; k < times; ++k) {
        net = start;
        collector.reset(net, {0.01f}, static_cast<std::uint64_t>(k));
        for (const Example16<>& example : lesson) {
            CHECK_FALSE(collector.add(example.x, example.label).refused());
        }
        CHECK(collector.count() == examples);
        CHECK(collector.step());
        for (std::size_t i = 0; i < sum.size(); ++i) {
            sum[i] += double(net.parameters()[i].raw - start.parameters()[i].raw) / (8192.0 * times);
        }
    }
    for (std::size_t in = 0; in < 6; ++in) {
        for (std::size_t out = 0; out < 5; ++out) {
            const double wanted = double(floats.weights<1>()(in, out)) - double(before.weights<1>()(in, out));
            CHECK(std::fabs(sum[48 + out * 6 + in] - wanted) < 2e-5);
        }
    }
    for (std::size_t out = 0; out < 3; ++out) {
        CHECK(std::fabs(sum[98 + out] - (double(floats.bias<2>()[out]) - double(before.bias<2>()[out]))) < 2e-5);
    }
}

TEST_CASE("16 bits: what an Accumulator refuses changes nothing") {
    Net net;
    initialize(net, 4);
    const std::uint32_t before = crc32_of_raw(net.parameters());
    Collector collector{net, {0.1f}};
    CHECK_FALSE(collector.step());
    CHECK(collector.add(Net::Input{}, Label{3}).refused());
    CHECK(collector.count() == 0);
    CHECK_FALSE(collector.add(Net::Input{}, Label{2}).refused());
    collector.optimizer().learning_rate = 0.2f;
    CHECK_FALSE(collector.step());
    CHECK(crc32_of_raw(net.parameters()) == before);
    CHECK(memory_of<Collector>().gradients == 2 * sizeof(Net));
}

TEST_CASE("16 bits: a sum of gradients saturates") {
    using Small = Network<Fixed16, Input<1>, Dense<2, Softmax>>;
    Small net;
    Accumulator<Small, CrossEntropy, SGD> collector{net, {0.1f}};
    const Small::Input x{{Fixed16::from_raw(-32768)}};
    for (int k = 0; k < 1000; ++k) {
        collector.add(x, Label{0}); // dJ/dw is 8 in each, and the sum stays at 2048
    }
    CHECK(collector.step());
    CHECK(std::abs(net.weights<0>()(0, 0).weight() + 0.2048f) < 0.001f);
}
