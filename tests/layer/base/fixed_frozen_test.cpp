// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>

#include "support/factory_fixed16.hpp"

using namespace nervelet;
using namespace support;

namespace {

template <class... Layers>
using In = Network<Fixed16, Input<7>, Layers...>;

using Bottom = In<First16, Second16, Dense<3, Softmax>>;
using Middle = In<Dense<8, Tanh>, Second16, Dense<3, Softmax>>;
using Top = In<Dense<8, Tanh>, Second16, Third16>;

static_assert(sizeof(Bottom) == (5 * 3 + 3) * 2, "the network in RAM is its head");
static_assert(sizeof(Top) == (7 * 8 + 8) * 2, "and here its bottom");

// 64-32-10 of which the first layer is frozen.
using Digits = Network<Fixed16, Input<64>, Dense<32, ReLU>, Dense<10, Softmax>>;
constexpr Digits digits = constant16<Digits>(2);
using Head = Network<Fixed16, Input<64>, Frozen<Dense<32, ReLU>, Stored<Digits, digits>>, Dense<10, Softmax>>;
using HeadTrainer = Trainer<Head, CrossEntropy, SGD>;
static_assert(memory_of<HeadTrainer>().parameters == 330 * 2, "nothing of it in RAM");
static_assert(memory_of<HeadTrainer>().activations == 10 * 4 + 10 * 2 + 32 * 2, "logits, deltas, the 32 outputs below");
static_assert(memory_of<Accumulator<Head, CrossEntropy, SGD>>().gradients == 330 * 4, "nothing for what is frozen");

// What a layer below all that learn hands up lies on the tape only if the gradient reads it.
template <class Net>
constexpr std::size_t bytes_on_tape() {
    return memory_of<Trainer<Net, CrossEntropy, SGD>>().activations;
}
static_assert(bytes_on_tape<Bottom>() == 32, "5 outputs, 3 logits and 3 deltas: the 8 of the first layer are on none");
static_assert(bytes_on_tape<Middle>() == (2 * 8 + 2 * 5) * 2 + 3 * 4 + 3 * 2 + 2, "dJ/dx goes down through it");

template <class Net>
Net drawn(std::uint64_t seed) {
    Net net;
    initialize(net, seed);
    return net;
}

} // namespace

TEST_CASE("frozen in 16 bits: computes what the plain network computes, to the bit") {
    CHECK(computes_as_merged16(drawn<Bottom>(3)));
    CHECK(computes_as_merged16(drawn<Middle>(3)));
    CHECK(computes_as_merged16(drawn<Top>(3)));
}

TEST_CASE("frozen in 16 bits below a head: the bits of that head alone, taught on its outputs") {
    using Alone = Network<Fixed16, Input<5>, Dense<3, Softmax>>;
    using Below = In<First16, Second16>;
    Bottom net = drawn<Bottom>(3);
    Alone alone = drawn<Alone>(3);
    const Below below{};
    REQUIRE(net.parameters() == alone.parameters());
    Trainer<Bottom, CrossEntropy, SGD> trainer{net, {0.05f}, 11};
    Trainer<Alone, CrossEntropy, SGD> trainer_alone{alone, {0.05f}, 11};
    Random random(3);
    for (int step = 0; step < 100; ++step) {
        const Example16<Bottom> example = Example16<Bottom>::draw(random);
        const FixedLoss loss = trainer.step(example.x, example.label);
        const FixedLoss loss_alone = trainer_alone.step(below(example.x), example.label);
        CHECK(loss == loss_alone);
    }
    CHECK(net.parameters() == alone.parameters());
    CHECK_FALSE(net.parameters() == drawn<Bottom>(3).parameters());
}

TEST_CASE("frozen in 16 bits between and above: dJ/dx goes down through it") {
    for (const bool is_top : {false, true}) {
        Middle middle = drawn<Middle>(3);
        Top top = drawn<Top>(3);
        const FixedLoss first = is_top ? teach_a_while16(top, 20) : teach_a_while16(middle, 20);
        for (int i = 0; i < 5; ++i) {
            is_top ? teach_a_while16(top, 40) : teach_a_while16(middle, 40);
        }
        const FixedLoss last = is_top ? teach_a_while16(top, 20) : teach_a_while16(middle, 20);
        CHECK(last.raw() < first.raw());
    }
}
