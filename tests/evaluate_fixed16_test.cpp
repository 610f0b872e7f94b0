// Part of nervelet. MIT licence, the nervelet authors.
// What evaluate() and validate() say of networks in 16 bits of which some layers do not learn.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>

#include "support/bytes_factory.hpp"
#include "support/factory_fixed16.hpp"

using namespace nervelet;
using namespace support;

namespace {

template <class... Layers>
using In = Network<Fixed16, Input<7>, Layers...>;

constexpr BytesFactory bytes = bytes_factory_of(0.03f);
using OnBytes = Network<Fixed16, Input<12, 2>, Pretrained<BytesFactory, bytes, 1>, Dense<3, Softmax>>;

template <class Net>
Net drawn() {
    Net net;
    initialize(net, 7);
    return net;
}

/// evaluate() says what a step answers before it changes anything, of inputs and of features.
template <class Loss, class Net>
void compare_with_steps() {
    Net net = drawn<Net>();
    Trainer<Net, Loss, Momentum> trainer{net, {0.01f}, 5};
    Random random(3);
    for (int step = 0; step < 30; ++step) {
        const Example16<Net> example = Example16<Net>::draw(random);
        const Net before = net;
        const FixedLoss loss = evaluate<Loss>(net, example.x, example.label);
        CHECK(net.parameters() == before.parameters());
        CHECK(trainer.step(example.x, example.label) == loss);
        typename Net::Output target{};
        target[1] = Fixed16(0.75f);
        const FixedLoss loss_of_numbers = evaluate<Loss>(net, example.x, target);
        CHECK(trainer.step(example.x, target) == loss_of_numbers);
    }
    CHECK_FALSE(net.parameters() == drawn<Net>().parameters());
}

} // namespace

TEST_CASE("16 bits: the loss of one example is what a step on it answers, with layers that do not learn") {
    compare_with_steps<CrossEntropy, In<First16, Second16, Dense<3, Softmax>>>();
    compare_with_steps<CrossEntropy, In<Dense<8, Tanh>, Second16, Third16>>();
    compare_with_steps<CrossEntropy, In<BiasOnly<Pretrained<Factory16, factory16>>>>();
    compare_with_steps<MeanSquaredError, In<Pretrained<Factory16, factory16, 2>, Dense<3>>>();
    compare_with_steps<Huber, In<BiasOnly<First16>, Second16, Dense<3, Sigmoid>>>();
    compare_with_steps<CrossEntropy, OnBytes>();
}

TEST_CASE("16 bits: the loss of features is that of their input") {
    const auto frozen = drawn<In<First16, Second16, Dense<3, Softmax>>>();
    const OnBytes on_bytes = drawn<OnBytes>();
    Random random(3);
    for (int n = 0; n < 20; ++n) {
        const auto example = Example16<In<Dense<1>>>::draw(random);
        CHECK(evaluate<CrossEntropy>(frozen, frozen.features(example.x), example.label) ==
              evaluate<CrossEntropy>(frozen, example.x, example.label));
        const auto movement = Movement16<OnBytes>::draw(random);
        CHECK(evaluate<CrossEntropy>(on_bytes, on_bytes.features(movement.x), movement.label) ==
              evaluate<CrossEntropy>(on_bytes, movement.x, movement.label));
    }
}

TEST_CASE("16 bits: a label that names no output has no loss") {
    const auto net = drawn<In<First16, Second16, Dense<3, Softmax>>>();
    CHECK(evaluate<CrossEntropy>(net, {}, Label{3}).refused());
    CHECK_FALSE(evaluate<CrossEntropy>(net, {}, Label{2}).refused());
}

TEST_CASE("16 bits: validate() says the mean of the losses and how many are right") {
    using Net = In<BiasOnly<First16>, BiasOnly<Second16>, Dense<3, Softmax>>;
    const Net net = drawn<Net>();
    std::array<Net::Input, 12> xs{};
    std::array<Label, 12> labels{};
    Random random(3);
    double sum = 0;
    std::size_t right = 0;
    for (std::size_t n = 0; n < 12; ++n) {
        const Example16<Net> example = Example16<Net>::draw(random);
        xs[n] = example.x;
        labels[n] = example.label;
        sum += double(float(evaluate<CrossEntropy>(net, xs[n], labels[n])));
        right += argmax(net(xs[n])) == labels[n].index ? 1u : 0u;
    }
    const Examples<Net::Input, Label, 12> examples{xs, labels};
    const auto validation = validate<CrossEntropy>(net, examples);
    CHECK(double(validation.loss()) == doctest::Approx(sum / 12).epsilon(1e-5));
    CHECK(validation.accuracy().right() == right);
    CHECK(validation.count() == 12);
}
