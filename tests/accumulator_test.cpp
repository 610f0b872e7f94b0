// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

using Net = Network<double, Input<2>, Dense<5, Tanh>, Dense<2, Softmax>>;

Net start() {
    Net net;
    initialize(net, 4);
    return net;
}

template <class T>
using ClippedAdam = ClipByNorm<Adam<T>>;

template <template <class> class Optimizer>
void check_against_batch(Optimizer<double> optimizer) {
    Net accumulated = start();
    Net batched = start();
    Accumulator<Net, CrossEntropy, Optimizer> accumulator{accumulated, optimizer};
    Trainer<Net, CrossEntropy, Optimizer, 3> trainer{batched, optimizer};
    const std::array<Net::Input, 3> xs{{{{0.3, -0.4}}, {{0.9, 0.1}}, {{-0.5, 0.7}}}};
    const std::array<Label, 3> labels{{Label{0}, Label{1}, Label{1}}};
    for (int step = 0; step < 4; ++step) {
        double mean = 0;
        for (std::size_t n = 0; n < 3; ++n) {
            mean += accumulator.add(xs[n], labels[n]) / 3;
        }
        CHECK(accumulator.count() == 3);
        CHECK(accumulator.step());
        CHECK(accumulator.count() == 0);
        CHECK(trainer.step(xs, labels) == doctest::Approx(mean).epsilon(1e-12));
    }
    for (std::size_t i = 0; i < Net::parameter_count; ++i) {
        CHECK(accumulated.parameters()[i] == doctest::Approx(batched.parameters()[i]).epsilon(1e-11));
    }
}

} // namespace

TEST_CASE("the accumulated mean gradient steps like a batch of the same examples") {
    check_against_batch<SGD>({0.3});
    check_against_batch<Adam>({0.05});
    check_against_batch<ClippedAdam>({{0.05}, 0.01});
}

TEST_CASE("without an example there is no step") {
    Net net = start();
    Accumulator<Net, CrossEntropy, SGD> accumulator{net, {0.1}};
    CHECK_FALSE(accumulator.step());
    CHECK(net.parameters() == start().parameters());
}

TEST_CASE("a bad example leaves the sum as it was") {
    Net clean = start();
    Net poisoned = start();
    Accumulator<Net, CrossEntropy, SGD> a{clean, {0.1}};
    Accumulator<Net, CrossEntropy, SGD> b{poisoned, {0.1}};
    a.add({{0.3, -0.4}}, Label{0});
    b.add({{0.3, -0.4}}, Label{0});
    CHECK(math::is_nan(b.add({{std::numeric_limits<double>::quiet_NaN(), 0.0}}, Label{0})));
    CHECK(math::is_nan(b.add({{0.0, 0.0}}, Label{2})));
    CHECK(b.count() == 1);
    CHECK(a.step());
    CHECK(b.step());
    CHECK(std::memcmp(&clean, &poisoned, sizeof clean) == 0);
}

TEST_CASE("without a network everything is refused, until reset(), which starts anew") {
    Net net = start();
    Net expected = start();
    Accumulator<Net, CrossEntropy, Adam> accumulator;
    CHECK(math::is_nan(accumulator.add({{0.3, -0.4}}, Label{0})));
    CHECK_FALSE(accumulator.step());
    accumulator.reset(net, {0.1});
    accumulator.add({{0.9, 0.1}}, Label{1});
    accumulator.reset(net, {0.1}); // what was added is forgotten
    CHECK(accumulator.count() == 0);
    accumulator.add({{0.3, -0.4}}, Label{0});
    CHECK(accumulator.step());
    Accumulator<Net, CrossEntropy, Adam> fresh{expected, {0.1}};
    fresh.add({{0.3, -0.4}}, Label{0});
    CHECK(fresh.step());
    CHECK(net.parameters() == expected.parameters());
}

namespace {

using Line = Network<float, Input<1>, Dense<1>>;
using Summing = Accumulator<Line, SquaredError, SGD>;

/// Makes an accumulator that has added 1 example one that has added `count`, by looking for the counter in its memory:
/// it is the number that is 0 when nothing and 1, 2 and 3 when so many examples were added.
void set_count(Summing& accumulator, Line& net, std::uint32_t count) {
    constexpr std::size_t words = sizeof(Summing) / sizeof(std::uint32_t);
    std::array<std::array<std::uint32_t, words>, 4> added{};
    for (std::size_t n = 0; n < 4; ++n) {
        Summing other{net, {0.5f}};
        for (std::size_t i = 0; i < n; ++i) {
            other.add({{1.0f}}, {{1.0f}});
        }
        std::memcpy(added[n].data(), static_cast<const void*>(&other), sizeof other);
    }
    std::size_t found = words;
    std::size_t times = 0;
    for (std::size_t w = 0; w < words; ++w) {
        if (added[0][w] == 0 && added[1][w] == 1 && added[2][w] == 2 && added[3][w] == 3) {
            found = w;
            ++times;
        }
    }
    REQUIRE(times == 1);
    std::memcpy(reinterpret_cast<unsigned char*>(&accumulator) + found * sizeof count, &count, sizeof count);
}

} // namespace

TEST_CASE("an accumulator never counts beyond what it divides by: it refuses, and the step goes downhill") {
    Line net;
    Summing accumulator{net, {0.5f}};
    CHECK(math::is_finite(accumulator.add({{1.0f}}, {{1.0f}})));
    set_count(accumulator, net, 0x7FFFFFFEu);
    CHECK(math::is_finite(accumulator.add({{1.0f}}, {{1.0f}})));
    CHECK(accumulator.count() == 0x7FFFFFFFu);
    CHECK(math::is_nan(accumulator.add({{1.0f}}, {{1.0f}})));
    CHECK(accumulator.count() == 0x7FFFFFFFu);
    CHECK(accumulator.step());
    CHECK(accumulator.count() == 0);
    CHECK(net.bias<0>()[0] > 0.0f);
    CHECK(net.bias<0>()[0] < 1e-6f);
}
