// Part of nervelet. MIT licence, the nervelet authors.
#include <cstddef>
#include <limits>

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

#include "support/recurrent_factory.hpp"
#include "support/same_bits.hpp"
#include "support/shortened.hpp"

using namespace nervelet;

namespace {

constexpr std::size_t all = 7;  // steps of the network
constexpr std::size_t real = 4; // of the windows
constexpr std::size_t channels = 2;

template <class... Layers>
using Long = Network<float, Input<all, channels>, Layers...>;
template <class... Layers>
using Short = Network<float, Input<real, channels>, Layers...>;

template <class T>
using ClippedMomentum = ClipByNorm<Momentum<T>>;

const ClippedMomentum<float> clipped{{0.1f, 0.5f}, 0.3f};

/// Whether a network of all steps does with the length `real` what one of so many steps does: answers, losses, and what
/// steps leave of its parameters and velocities.
template <class Loss, class... Layers>
bool is_as_short() {
    Long<Layers...> network;
    Short<Layers...> other;
    initialize(network, 3);
    const auto start = network.parameters();
    for (std::size_t i = 0; i < start.size(); ++i) {
        other.parameters()[i] = start[i];
    }
    Trainer<Long<Layers...>, Loss, ClippedMomentum> trainer{network, clipped};
    Trainer<Short<Layers...>, Loss, ClippedMomentum> other_trainer{other, clipped};
    Random random(5);
    bool holds = true;
    for (int step = 0; step < 4 && holds; ++step) {
        typename Long<Layers...>::Input x{};
        typename Short<Layers...>::Input part{};
        typename Long<Layers...>::Output target{};
        typename Short<Layers...>::Output part_of_target{};
        support::fill_both(x, part, random);
        support::fill_both(target, part_of_target, random);
        const auto y = network(x, Length{real});
        const auto expected = other(part);
        holds = support::begin_alike(y, expected, expected.size());
        for (std::size_t j = expected.size(); j < y.size(); ++j) {
            holds = holds && y[j] == 0.0f;
        }
        holds = holds && support::same_bits(evaluate<Loss>(network, x, target, Length{real}),
                                            evaluate<Loss>(other, part, part_of_target));
        const float loss = other_trainer.step(part, part_of_target);
        holds = holds && loss == loss && support::same_bits(trainer.step(x, target, Length{real}), loss) &&
                support::begin_alike(network.parameters(), other.parameters(), start.size());
    }
    return holds && network.parameters() != start && trainer.steps() == 4;
}

} // namespace

TEST_CASE("length: as a network with a shorter Input, bit for bit") {
    CHECK(is_as_short<MeanSquaredError, GRU<4>>());
    CHECK(is_as_short<MeanSquaredError, GRU<4>, Dense<2>>());
    CHECK(is_as_short<SquaredError, GRU<4, EveryStep>>());
    CHECK(is_as_short<MeanSquaredError, GRU<4, EveryStep>, TimeDistributed<Dense<2>>>());
    CHECK(is_as_short<BinaryCrossEntropy, GRU<4, EveryStep>, TimeDistributed<Dense<2, Sigmoid>>>());
    CHECK(is_as_short<MeanAbsoluteError, LSTM<3>>());
    CHECK(is_as_short<MeanSquaredError, LSTM<3, EveryStep>, TimeDistributed<Dense<1, Tanh>>>());
    CHECK(is_as_short<Huber, GRU<4, EveryStep>, LSTM<3>, Dense<2, Tanh>>());
    CHECK(is_as_short<MeanSquaredError, LSTM<3, EveryStep>, GRU<4, EveryStep>, TimeDistributed<Dense<1>>>());
}

TEST_CASE("length: layers of single steps stand below, between and above") {
    CHECK(is_as_short<MeanSquaredError, LayerNorm<>, GRU<4, EveryStep>, LayerNorm<>>());
    CHECK(is_as_short<MeanSquaredError, TimeDistributed<Dense<3, ReLU>>, GRU<4, EveryStep>, LayerNorm<>, LSTM<3>>());
    CHECK(is_as_short<MeanSquaredError, SpatialDropout<30>, GRU<6, EveryStep>, SpatialDropout<30>, LSTM<3>, Dropout<20>,
                      Dense<2>>());
}

TEST_CASE("length: recurrent layers that are frozen, and what learns beside them") {
    using GRUOfFactory = support::FrozenGRU<float>;
    using LSTMOfFactory = support::FrozenLSTM<float>;
    CHECK(is_as_short<MeanSquaredError, GRUOfFactory, TimeDistributed<Dense<2>>>());
    CHECK(is_as_short<MeanSquaredError, BiasOnly<GRUOfFactory>, TimeDistributed<Dense<2>>>());
    CHECK(is_as_short<MeanSquaredError, LowRank<GRUOfFactory, 2>, TimeDistributed<Dense<2>>>());
    CHECK(is_as_short<MeanSquaredError, LowRank<GRUOfFactory, 2>, BiasOnly<LSTMOfFactory>, Dense<2>>());
    CHECK(is_as_short<MeanSquaredError, BiasOnly<GRUOfFactory>, LowRank<LSTMOfFactory, 2>>());
    CHECK(is_as_short<MeanSquaredError, GRU<3, EveryStep>, TimeDistributed<Dense<3>>, LowRank<LSTMOfFactory, 2>>());
}

TEST_CASE("length: a label, and a whole window") {
    using Net = Long<GRU<4>, Dense<3, Softmax>>;
    Net net;
    initialize(net, 1);
    Net same = net;
    Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1f}};
    Trainer<Net, CrossEntropy, SGD> other{same, {0.1f}};
    Net::Input x{};
    Net::Input unused{};
    Random random(2);
    support::fill_both(x, unused, random);
    CHECK(support::same_bits(evaluate<CrossEntropy>(net, x, Label{2}, Length{all}),
                             evaluate<CrossEntropy>(net, x, Label{2})));
    CHECK(support::same_bits(trainer.step(x, Label{2}, Length{all}), other.step(x, Label{2})));
    CHECK(net.parameters() == same.parameters());
    CHECK(net(x, Length{all}) == same(x));
    CHECK(trainer.step(x, Label{1}, Length{1}) > 0.0f);
    CHECK(net.parameters() != same.parameters());
}

TEST_CASE("length: 0, and more steps than there are, are refused and change nothing") {
    using Net = Long<LSTM<3, EveryStep>, TimeDistributed<Dense<1>>>;
    Net net;
    initialize(net, 1);
    const Net before = net;
    Trainer<Net, MeanSquaredError, SGD> trainer{net, {0.1f}};
    const Net::Input x{};
    const Net::Output target{};
    for (const std::size_t steps : {std::size_t(0), all + 1, std::numeric_limits<std::size_t>::max()}) {
        const float loss = trainer.step(x, target, Length{steps});
        CHECK(loss != loss);
        const float evaluated = evaluate<MeanSquaredError>(net, x, target, Length{steps});
        CHECK(evaluated != evaluated);
        for (const float y : net(x, Length{steps})) {
            CHECK(y != y);
        }
    }
    CHECK(net.parameters() == before.parameters());
    CHECK(trainer.steps() == 0);
    const float accepted = trainer.step(x, target, Length{all});
    CHECK(accepted == accepted);
}

TEST_CASE("length: a target in braces before it, and a length in braces itself") {
    using Net = Long<GRU<2>, Dense<1>>;
    Net net;
    initialize(net, 1);
    const Net same = net;
    Trainer<Net, SquaredError, SGD> trainer{net, {0.1f}};
    Accumulator<Net, SquaredError, SGD> accumulator{net, {0.1f}};
    Net::Input x{};
    Net::Output target{};
    target[0] = 0.75f;
    x.fill(0.5f);
    const float loss = evaluate<SquaredError>(net, x, target, Length{real});
    CHECK(loss != evaluate<SquaredError>(net, x, target));
    CHECK(support::same_bits(evaluate<SquaredError>(net, x, {0.75f}, Length{real}), loss));
    CHECK(support::same_bits(evaluate<SquaredError>(net, x, {0.75f}, {real}), loss));
    CHECK(support::same_bits(accumulator.add(x, {0.75f}, Length{real}), loss));
    CHECK(support::same_bits(accumulator.add(x, {0.75f}, {real}), loss));
    CHECK(support::same_bits(trainer.step(x, {0.75f}, {real}), loss));
    net = same;
    CHECK(support::same_bits(trainer.step(x, {0.75f}, Length{real}), loss));
}

#if __cplusplus >= 201703L
namespace {

/// Two steps of three, in a constant expression.
constexpr bool is_computed_by_the_compiler() {
    Network<double, Input<3, 1>, GRU<1>> net{};
    net.weights<0>()(0, 2) = 1; // x to n
    Network<double, Input<2, 1>, GRU<1>> other{};
    other.weights<0>()(0, 2) = 1;
    Trainer<decltype(net), SquaredError, SGD> trainer{net, {0.5}};
    Trainer<decltype(other), SquaredError, SGD> other_trainer{other, {0.5}};
    const double loss = trainer.step({{0.5, -1.0, 9.0}}, {{0.25}}, Length{2});
    return loss == other_trainer.step({{0.5, -1.0}}, {{0.25}}) && net.parameters()[2] == other.parameters()[2] &&
           net({{0.5, -1.0, 7.0}}, Length{2})[0] == other({{0.5, -1.0}})[0];
}
static_assert(is_computed_by_the_compiler(), "in a constant expression");

} // namespace
#endif
