// Part of nervelet. MIT licence, the nervelet authors.
// Recurrent layers on hostile numbers: whatever comes, every parameter stays finite.
#include <doctest/doctest.h>

#include <cstring>

#include "support/factory.hpp"
#include "support/hostile_steps.hpp"

#include <nervelet/nervelet.hpp>

using namespace nervelet;
using support::attack;
using support::fill;
using support::with_rate;

namespace {

using Recurrent = Network<float, Input<5, 2>, GRU<3, EveryStep>, Dropout<20>, LSTM<2>, Dense<2>>;
using Gated = Network<float, Input<6, 1>, GRU<4, EveryStep>, TimeDistributed<Dense<1>>>;
using Remembering = Network<float, Input<6, 1>, LSTM<4>, Dense<2, Sigmoid>>;

constexpr Recurrent taught = support::network_of_numbers<Recurrent>(3);
using Biases = Network<float, Input<5, 2>, BiasOnly<Pretrained<Recurrent, taught, 4>>, Dense<2>>;
using Factors = Network<float, Input<5, 2>, LowRank<Pretrained<Recurrent, taught, 4>, 2>, Dense<2>>;

template <class T>
using ClippedSGD = ClipByNorm<SGD<T>>;
template <class T>
using ClippedMomentum = ClipByNorm<Momentum<T>>;
template <class T>
using ClippedAdam = ClipByNorm<Adam<T>>;

/// Windows of 1,000 steps whose numbers grow from step to step, up to infinity, on weights of so large a size: an
/// answer is the limit of saturated gates, and a step is taken or refused as a whole.
template <template <class> class Optimizer, class Cell>
void explode(std::uint64_t seed) {
    using Net = Network<float, Input<1000, 1>, Cell, TimeDistributed<Dense<1>>>;
    constexpr Optimizer<float> optimizer = with_rate(static_cast<const Optimizer<float>*>(nullptr));
    static Net net;
    static Trainer<Net, MeanSquaredError, Optimizer> trainer{net, optimizer};
    Random random(seed);
    int taken = 0;
    int refused = 0;
    for (int i = 0; i < 60; ++i) {
        initialize(net, seed);
        trainer.reset(net, optimizer);
        const float size = i % 3 == 0 ? 1.0f : i % 3 == 1 ? 100.0f : 1e6f; // saturated gates
        for (float& parameter : net.parameters()) {
            parameter *= size;
        }
        const float growth = 1.0f + 0.002f * static_cast<float>(random.below(100));
        static typename Net::Input x;
        static typename Net::Output target;
        float number = random.below(2) == 0 ? 1.0f : -1.0f;
        bool is_finite = true;
        for (std::size_t t = 0; t < x.size(); ++t, number *= random.below(4) == 0 ? -growth : growth) {
            x[t] = number;
            is_finite = is_finite && math::is_finite(number);
        }
        if (is_finite) {
            for (const float y : net(x)) {
                REQUIRE(math::is_finite(y));
            }
        }
        for (int step = 0; step < 5; ++step) {
            const Net before = net;
            if (math::is_nan(trainer.step(x, target))) {
                ++refused;
                REQUIRE(std::memcmp(&net, &before, sizeof net) == 0);
            } else {
                ++taken;
                for (const float parameter : net.parameters()) {
                    REQUIRE(math::is_finite(parameter));
                }
            }
        }
    }
    CHECK(taken > 20);
    CHECK(refused > 20);
}

template <class Cell>
void explode_all() {
    explode<SGD, Cell>(1);
    explode<Adam, Cell>(2);
    explode<RMSprop, Cell>(3);
    explode<ClippedSGD, Cell>(4);
    explode<ClippedMomentum, Cell>(5);
}

} // namespace

TEST_CASE("1,000 steps of exploding inputs and saturated gates: the limit, or refused, and every parameter finite") {
    explode_all<GRU<6, EveryStep>>();
    explode_all<LSTM<6, EveryStep>>();
}

TEST_CASE("900,000 hostile steps leave every parameter finite, and a refused step every byte as it was") {
    constexpr int steps = 100000;
    attack<MeanSquaredError, SGD, Recurrent>(steps, 14);
    attack<Huber, Adam, Recurrent>(steps, 15);
    attack<MeanSquaredError, ClippedSGD, Gated>(steps, 16);
    attack<MeanAbsoluteError, RMSprop, Gated>(steps, 17);
    attack<SquaredError, ClippedMomentum, Gated>(steps, 18);
    attack<BinaryCrossEntropy, ClippedAdam, Remembering>(steps, 19);
    attack<MeanSquaredError, Nesterov, Remembering>(steps, 20);
    attack<MeanSquaredError, ClippedMomentum, Biases>(steps, 21);
    attack<Huber, Adam, Factors>(steps, 22);
}

TEST_CASE("hostile samples in a stream: what is not finite stays in its state, until reset() all is as at first") {
    using Net = Network<float, Input<4, 2>, GRU<3, EveryStep>, Residual<LSTM<3, EveryStep>>, Conv1D<2, 3, Tanh, Causal>,
                        MaxPool1D<2>, GRU<2>, Dense<2>>;
    static Net net;
    initialize(net, 3);
    const Net before = net;
    Stream<Net> stream{net};
    Stream<Net> fresh{net};
    Random random(5);
    int poisoned = 0;
    int answered = 0;
    for (int i = 0; i < 200000; ++i) {
        const std::uint32_t samples = 1 + random.below(12);
        Stream<Net>::Output y{};
        for (std::uint32_t t = 0; t < samples; ++t) {
            Stream<Net>::Sample x{};
            fill(x, random, random.below(4) == 0);
            answered += stream.push(x, y) ? 1 : 0;
        }
        poisoned += math::is_finite(y[0]) ? 0 : 1;
        stream.reset();
        const Stream<Net>::Sample mild{{0.25f, -0.5f}};
        Stream<Net>::Output expected{};
        fresh.reset();
        const bool is_answered = stream.push(mild, y);
        REQUIRE(is_answered == fresh.push(mild, expected));
        REQUIRE(stream.push(mild, y) == fresh.push(mild, expected));
        REQUIRE(std::memcmp(&y, &expected, sizeof y) == 0);
        REQUIRE(math::is_finite(y[0]));
        stream.reset();
    }
    CHECK(answered > 200000);
    CHECK(poisoned > 1000);
    CHECK(std::memcmp(&net, &before, sizeof net) == 0);
}
