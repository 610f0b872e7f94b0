// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>

#include "support/factory_fixed16.hpp"

using namespace nervelet;
using namespace support;

namespace {

using Whole = Network<Fixed16, Input<7>, BiasOnly<Pretrained<Factory16, factory16>>>;
using Above = Network<Fixed16, Input<7>, Dense<8, Tanh>, BiasOnly<Second16>, BiasOnly<Third16>>;

using OfImages = BiasesOfImages16;

static_assert(sizeof(Whole) == (8 + 5 + 3) * 2, "the network in RAM is its biases");
static_assert(sizeof(OfImages) == (4 + 3 + 3) * 2, "a number for each filter");
static_assert(memory_of<Trainer<Whole, CrossEntropy, SGD>>().activations == 2 * 2 * (8 + 5) + 3 * 4 + 3 * 2 + 2,
              "outputs and deltas, logits and deltas of the last layer");
static_assert(memory_of<Accumulator<Whole, CrossEntropy, SGD>>().gradients == 16 * 4, "of biases alone");

template <class Net>
Net drawn(std::uint64_t seed) {
    Net net;
    initialize(net, seed);
    return net;
}

/// The sum of the gradients of some examples by an Accumulator and its step, which draws the same numbers for both:
/// every bias changes by as much as in the network that learns all, to the rounding of one step.
template <class Loss, class Net>
std::int32_t largest_difference_of_biases(const Net& start) {
    Net net = start;
    Merged<Net> plain = merge(net);
    const Merged<Net> before = plain;
    static Accumulator<Net, Loss, SGD> sum;
    static Accumulator<Merged<Net>, Loss, SGD> sum_of_all;
    sum.reset(net, {0.0625f}, 11);
    sum_of_all.reset(plain, {0.0625f}, 11);
    Random random(3);
    for (int n = 0; n < 20; ++n) {
        const Example16<Net> example = Example16<Net>::draw(random);
        const FixedLoss loss = sum.add(example.x, example.label);
        const FixedLoss loss_of_all = sum_of_all.add(example.x, example.label);
        CHECK(loss == loss_of_all);
    }
    sum.step();
    sum_of_all.step();
    const Merged<Net> after = merge(net);
    CHECK_FALSE(net.parameters() == start.parameters());
    // What is no bias of plain has not changed in net.
    std::int32_t largest = 0;
    std::size_t changed = 0;
    for (std::size_t i = 0; i < Merged<Net>::parameter_count; ++i) {
        if (after.parameters()[i] != before.parameters()[i]) {
            const std::int32_t difference = after.parameters()[i].raw - plain.parameters()[i].raw;
            const std::int32_t size = difference < 0 ? -difference : difference;
            largest = size > largest ? size : largest;
            ++changed;
        }
    }
    constexpr std::size_t biases = Net::parameter_count;
    CHECK(changed <= biases);
    CHECK(changed > biases / 2);
    return largest;
}

} // namespace

TEST_CASE("bias only in 16 bits: initialize sets the constant biases, and nothing is drawn") {
    CHECK(drawn<Whole>(3).parameters() == drawn<Whole>(4).parameters());
    CHECK(merge(drawn<Whole>(3)).parameters() == factory16.parameters());
    CHECK(merge(drawn<OfImages>(3)).parameters() == images16.parameters());
    const Whole whole{};
    CHECK(whole.weights<1>().size() == 0);
    CHECK(whole.bias<1>().size() == 5);
}

TEST_CASE("bias only in 16 bits: computes what the plain network computes, to the bit, also after steps") {
    Whole whole = drawn<Whole>(3);
    Above above = drawn<Above>(3);
    OfImages images = drawn<OfImages>(3);
    for (int i = 0; i < 5; ++i) {
        CHECK(computes_as_merged16(whole));
        CHECK(computes_as_merged16(above));
        CHECK(computes_as_merged16(images));
        teach_a_while16(whole, 20);
        teach_a_while16(above, 20);
        teach_a_while16(images, 20);
    }
    CHECK_FALSE(whole.parameters() == drawn<Whole>(3).parameters());
}

TEST_CASE("bias only in 16 bits: a gradient as of the network that learns all") {
    CHECK(largest_difference_of_biases<CrossEntropy>(drawn<Whole>(3)) <= 1);
    CHECK(largest_difference_of_biases<CrossEntropy>(drawn<OfImages>(3)) <= 1);
}

TEST_CASE("bias only in 16 bits: learns below losses of either kind") {
    using Errors = Network<Fixed16, Input<7>, BiasOnly<First16>, BiasOnly<Second16>,
                           BiasOnly<Frozen<Dense<3, Tanh>, Taught16<2>>>>;
    Errors errors = drawn<Errors>(3);
    const FixedLoss first = teach_a_while16<MeanSquaredError>(errors, 20);
    teach_a_while16<MeanSquaredError>(errors, 200);
    CHECK(teach_a_while16<MeanSquaredError>(errors, 20).raw() < first.raw());
    Whole whole = drawn<Whole>(3);
    const FixedLoss before = teach_a_while16(whole, 20);
    teach_a_while16(whole, 200);
    CHECK(teach_a_while16(whole, 20).raw() < before.raw());
}
