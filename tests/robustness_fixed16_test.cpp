// Part of nervelet. MIT licence, the nervelet authors.
// Whatever the integers of inputs, parameters and targets are, and whatever the fraction bits: a step saturates, and
// nothing overflows. What is computed in another order of the same numbers is the same.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>

#include "support/fixed16_lesson.hpp"

#include <nervelet/accumulator.hpp>
#include <nervelet/evaluate.hpp>

using namespace nervelet;
using namespace support;

namespace {

std::int16_t hostile(Random& random) {
    const std::uint32_t kind = random.below(6);
    const std::int32_t any = static_cast<std::int32_t>(random.next() & 0xFFFFu) - 32768;
    return static_cast<std::int16_t>(kind == 0   ? -32768
                                     : kind == 1 ? 32767
                                     : kind == 2 ? 0
                                     : kind == 3 ? any / 256
                                                 : any);
}

template <class Numbers>
void fill(Numbers& numbers, Random& random) {
    for (auto& number : numbers) {
        number.raw = hostile(random);
    }
}

/// Steps on hostile numbers, by a label, by numbers and by the gradient buffer.
template <class T>
void survive(float rate) {
    using Net = Network<T, Input<5>, Dense<9, ReLU>, Dense<3>, Dense<4, Softmax>>;
    Net net;
    Trainer<Net, CrossEntropy, SGD, 2> trainer{net, {rate}, 3};
    Accumulator<Net, CrossEntropy, SGD> accumulator{net, {rate}, 4};
    Random random(7);
    for (int k = 0; k < 400; ++k) {
        if (k % 20 == 0) {
            fill(net.parameters(), random);
        }
        std::array<typename Net::Input, 2> xs{};
        std::array<typename Net::Output, 2> targets{};
        fill(xs[0], random);
        fill(xs[1], random);
        fill(targets[0], random);
        fill(targets[1], random);
        const Label label{random.below(4)};
        REQUIRE_FALSE(trainer.step(xs[0], label).refused());
        REQUIRE_FALSE(trainer.step(xs[1], targets[1]).refused());
        REQUIRE_FALSE(trainer.step(xs, targets).refused());
        const FixedLoss loss = evaluate<CrossEntropy>(net, xs[0], label);
        REQUIRE(loss >= FixedLoss());
        REQUIRE_FALSE(accumulator.add(xs[0], label).refused());
        REQUIRE_FALSE(accumulator.add(xs[1], targets[1]).refused());
        REQUIRE(accumulator.step());
        // The outputs are a distribution: none is negative, and they sum to 1 within the last bits.
        std::int32_t sum = 0;
        for (const T output : net(xs[0])) {
            REQUIRE(output.raw >= 0);
            sum += output.raw;
        }
        const std::int32_t one = std::int32_t(1) << T::activation_bits;
        REQUIRE(sum <= one + 4 + one / 4096);
        REQUIRE(sum >= one - 4 - one / 4096);
    }
}

} // namespace

TEST_CASE("16 bits: no number makes a step overflow") {
    survive<Fixed16>(0.12f);
    survive<Fixed16>(1e-6f);
    survive<Fixed<15, 15>>(0.4f);
    survive<Fixed<8, 8>>(0.4f);
    survive<Fixed<1, 15>>(4000.0f);
    survive<Fixed<15, 1>>(1e-5f);
    survive<Fixed<1, 1>>(0.3f);
}

TEST_CASE("16 bits: sums beyond 32 bits do not depend on the order of inputs") {
    using Net = Network<Fixed16, Input<40>, Dense<3, Softmax>>;
    Random random(2);
    for (int k = 0; k < 200; ++k) {
        Net net;
        Net turned;
        Net::Input x{};
        Net::Input turned_x{};
        fill(net.parameters(), random);
        fill(x, random);
        for (std::size_t i = 0; i < 40; ++i) {
            turned_x[39 - i] = x[i];
            for (std::size_t o = 0; o < 3; ++o) {
                turned.weights<0>()(39 - i, o) = net.weights<0>()(i, o);
            }
        }
        turned.bias<0>() = net.bias<0>();
        REQUIRE(net.logits(x) == turned.logits(turned_x));
    }
}
