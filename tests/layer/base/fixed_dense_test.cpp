// Part of nervelet. MIT licence, the nervelet authors.
// Dense in 16 bits with every activation, as a hidden layer and as the last one, against float.
#include <doctest/doctest.h>

#include <cstdint>

#include "support/fixed16_against_float.hpp"
#include "support/fixed16_lesson.hpp"

#include <nervelet/nervelet.hpp>

using namespace nervelet;
using namespace support;

namespace {

template <class Activation>
using Hidden = Network<Fixed16, Input<7>, Dense<6, Activation>, Dense<5, Activation>, Dense<3, Softmax>>;

template <class Activation>
using Last = Network<Fixed16, Input<7>, Dense<6, Activation>, Dense<3, Activation>>;

/// Hidden layers differ from float by what activations and weights of 16 bits cost, and by nothing else.
template <class Activation>
void check_activation(const char* name) {
    CAPTURE(name);
    const Distances hidden = distances_from_float<Hidden<Activation>, CrossEntropy>(0.2f, 0.4f);
    CHECK(hidden.output < 0.001f);
    CHECK(hidden.loss < 0.003f);
    const Distances last = distances_from_float<Last<Activation>, SquaredError>(-1.0f, 1.0f);
    CHECK(last.output < 0.003f);
    CHECK(last.loss < 0.006f);
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        CAPTURE(seed);
        check_mean_step<Hidden<Activation>, CrossEntropy, SGD>({0.01f}, {0.01f}, 0.0f, 0.7f, seed, 1000);
        check_mean_step<Last<Activation>, SquaredError, SGD>({0.01f}, {0.01f}, -1.0f, 1.0f, seed, 1000);
    }
}

/// Every activation in one network, below a Tanh, taught by numbers.
using AllNet = Network<Fixed16, Input<7>, Dense<6, LeakyReLU>, Dense<5, Hardsigmoid>, Dense<5, Hardswish>,
                       Dense<4, Sigmoid>, Dense<3, Tanh>>;

template <class Net = AllNet>
constexpr Net teach_all() {
    Net net;
    initialize(net, 7);
    Trainer<Net, MeanSquaredError, SGD, 2> trainer{net, {0.1f}, 11};
    Random random(3);
    for (int step = 0; step < 30; ++step) {
        const Example16<Net> example = Example16<Net>::draw(random);
        trainer.step(example.x, example.label);
    }
    return net;
}

constexpr std::uint32_t all_crc = 0x76706B48u;

#if defined(NERVELET_HAS_BIT_CAST) && __cplusplus >= 201703L
static_assert(crc32_of_raw(teach_all().parameters()) == all_crc, "the compiler computes the same");
#endif

} // namespace

TEST_CASE("16 bits: every activation is that of float, in use and in training") {
    check_activation<Identity>("Identity");
    check_activation<ReLU>("ReLU");
    check_activation<LeakyReLU>("LeakyReLU");
    check_activation<LeakyReLUWith<30>>("LeakyReLUWith<30>");
    check_activation<Hardsigmoid>("Hardsigmoid");
    check_activation<Hardswish>("Hardswish");
    check_activation<Sigmoid>("Sigmoid");
    check_activation<Tanh>("Tanh");
}

TEST_CASE("16 bits: every activation has the same bits on every machine") {
    const AllNet net = teach_all();
    CHECK(crc32_of_raw(net.parameters()) == all_crc);
}
