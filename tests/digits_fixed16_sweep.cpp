// Part of nervelet. MIT licence, the nervelet authors.
#include "support/digits_fixed16.hpp"

#include <nervelet/activation/relu.hpp>
#include <nervelet/optimizer/momentum.hpp>
#include <nervelet/optimizer/weight_decay.hpp>

#include <doctest/doctest.h>

// 64-32-10 on digits learns in 16 bits what it learns in float, at every learning rate from 0.0001 to 0.1; with
// momentum from 0.0001 to 0.003; with weight decay.

using namespace nervelet;

namespace {

template <class T>
using Net = Network<T, Input<64>, Dense<32, ReLU>, Dense<10, Softmax>>;

template <class T>
using DecayedSGD = WeightDecay<SGD<T>>;

template <class T>
using DecayedMomentum = WeightDecay<Momentum<T>>;

} // namespace

TEST_CASE("at a rate of 0.0001") {
    support::compare_on_digits<Net>(0.0001f, 120000, 5, 0.3, 1.03);
}
TEST_CASE("at a rate of 0.001") {
    support::compare_on_digits<Net>(0.001f, 40000, 5, 0.3, 1.03);
}
TEST_CASE("at a rate of 0.01") {
    support::compare_on_digits<Net>(0.01f, 40000, 5, 0.3, 1.03);
}
TEST_CASE("at a rate of 0.03") {
    support::compare_on_digits<Net>(0.03f, 20000, 5, 0.3, 1.03);
}
TEST_CASE("at a rate of 0.1") {
    support::compare_on_digits<Net>(0.1f, 40000, 5, 1.0, 1.03);
}
TEST_CASE("with momentum at a rate of 0.0001") {
    support::compare_on_digits<Net, Momentum>({0.0001f}, {0.0001f}, 40000, 5, 0.3, 1.03);
}
TEST_CASE("with momentum at a rate of 0.0003") {
    support::compare_on_digits<Net, Momentum>({0.0003f}, {0.0003f}, 40000, 5, 0.3, 1.03);
}
TEST_CASE("with momentum at a rate of 0.001") {
    support::compare_on_digits<Net, Momentum>({0.001f}, {0.001f}, 40000, 5, 0.3, 1.03);
}
TEST_CASE("with momentum at a rate of 0.003") {
    support::compare_on_digits<Net, Momentum>({0.003f}, {0.003f}, 20000, 5, 0.3, 1.03);
}
TEST_CASE("with a weight decay of 0.001 at a rate of 0.01") {
    support::compare_on_digits<Net, DecayedSGD>({{0.01f}, 0.001f}, {{0.01f}, 0.001f}, 40000, 5, 0.3, 1.03);
}
TEST_CASE("with momentum and a weight decay of 0.001 at a rate of 0.001") {
    support::compare_on_digits<Net, DecayedMomentum>({{0.001f, 0.9f}, 0.001f}, {{0.001f, 0.9f}, 0.001f}, 40000, 5, 0.3,
                                                     1.03);
}
TEST_CASE("with momentum and a weight decay of 0.0001 at a rate of 0.0001") {
    support::compare_on_digits<Net, DecayedMomentum>({{0.0001f, 0.9f}, 0.0001f}, {{0.0001f, 0.9f}, 0.0001f}, 40000, 5,
                                                     0.3, 1.03);
}
