// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

using Net = Network<float, Input<64>, Dense<32, ReLU>, Dense<10, Softmax>>;
using Dropping = Network<float, Input<64>, Dropout<10>, Dense<32, ReLU>, Dropout<20>, Dense<10, Softmax>>;
constexpr std::size_t weights = (64 * 32 + 32 + 32 * 10 + 10) * sizeof(float);
constexpr std::size_t tape = 2 * (32 + 10) * sizeof(float);

template <class Trainer>
constexpr bool adds_up() {
    constexpr Memory memory = memory_of<Trainer>();
    return memory.total ==
               memory.parameters + memory.gradients + memory.optimizer + memory.activations + memory.other &&
           memory.total == sizeof(typename Trainer::Network) + sizeof(Trainer);
}

using WithSGD = Trainer<Net, CrossEntropy, SGD>;
using WithAdam = Trainer<Net, CrossEntropy, Adam>;
using Batched = Trainer<Net, CrossEntropy, SGD, 16>;
using WithDropout = Trainer<Dropping, CrossEntropy, SGD>;
using Accumulated = Accumulator<Net, CrossEntropy, SGD>;

static_assert(sizeof(Net) == weights, "a network is its parameters");
static_assert(adds_up<WithSGD>() && adds_up<WithAdam>() && adds_up<Batched>() && adds_up<WithDropout>(), "");
static_assert(adds_up<Accumulated>(), "");

} // namespace

TEST_CASE("64-32-10 with SGD trains in its weights, its activations and deltas, and a few bytes: within 10,150") {
    constexpr Memory memory = memory_of<WithSGD>();
    CHECK(memory.parameters == weights);
    CHECK(memory.gradients == 0);
    CHECK(memory.optimizer == sizeof(float));
    CHECK(memory.activations == tape);
    CHECK(memory.other <= 16);
    CHECK(memory.total <= 10150);
}

TEST_CASE("Adam keeps two numbers a parameter: within three times the weights and 600") {
    constexpr Memory memory = memory_of<WithAdam>();
    CHECK(memory.optimizer == 2 * weights + 4 * sizeof(float));
    CHECK(memory.total <= 3 * weights + 600);
}

TEST_CASE("a batch costs activations and deltas for each example it holds") {
    CHECK(memory_of<Batched>().activations == 16 * tape);
}

TEST_CASE("dropout costs one bit a unit, and the generator eight bytes and their alignment") {
    CHECK(memory_of<WithDropout>().activations == tape + 64 / 8 + 32 / 8);
    CHECK(memory_of<WithDropout>().other <= memory_of<WithSGD>().other + 16);
}

TEST_CASE("the opt-in accumulator costs a gradient as large as the network") {
    CHECK(memory_of<Accumulated>().gradients == weights);
}
