// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>
#include <limits>
#include <type_traits>

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

#include "support/shortened.hpp"

using namespace nervelet;

namespace {

constexpr std::size_t half = 4; // steps of a window
constexpr std::size_t channels = 2;

using Stated = Network<float, Input<half, channels>, GRU<5, EveryStep, Stateful>, LSTM<4, Stateful, EveryStep>,
                       TimeDistributed<Dense<2>>>;
using Plain = Network<float, Input<half, channels>, GRU<5, EveryStep>, LSTM<4, EveryStep>, TimeDistributed<Dense<2>>>;
using Whole =
    Network<float, Input<2 * half, channels>, GRU<5, EveryStep>, LSTM<4, EveryStep>, TimeDistributed<Dense<2>>>;
using Answer = Network<float, Input<half, channels>, LSTM<4, Stateful>, Dense<1>>;

template <class Net, class Other>
void copy_parameters(const Net& from, Other& to) {
    for (std::size_t i = 0; i < Other::parameter_count; ++i) {
        to.parameters()[i] = from.parameters()[i];
    }
}

template <class T>
using Clipped = ClipByNorm<SGD<T>>;

/// What two trainers hold is the same if the same steps on copies of their networks end in the same numbers.
template <class Trainer, class Net>
float next_loss(Trainer& trainer, const typename Net::Input& x, const typename Net::Output& target) {
    const auto rate = trainer.optimizer().learning_rate;
    trainer.optimizer().learning_rate = 0.0f;
    const float loss = trainer.step(x, target);
    trainer.optimizer().learning_rate = rate;
    return loss;
}

// A GRU carries Units numbers, an LSTM 2 Units and keeps as many as Units until the step is done.
template <class Net>
using TapeOf = typename nervelet::detail::TrainedLayers<float, typename Net::Layers>::Tape;
static_assert(sizeof(TapeOf<Stated>) == sizeof(TapeOf<Plain>) + sizeof(float) * (5 + 3 * 4), "no more");
static_assert(std::is_same<decltype(Stated()(Stated::Input{})), Stated::Output>::value, "a network as others");

} // namespace

TEST_CASE("trainer_stateful: two windows are as one, bit for bit, where the rate is 0") {
    Stated net;
    initialize(net, 1);
    Whole whole;
    copy_parameters(net, whole);
    Whole::Input x{};
    std::array<Stated::Input, 2> windows{};
    Random random(2);
    for (std::size_t i = 0; i < x.size(); ++i) {
        x[i] = 2 * random.uniform<float>() - 1;
        windows[i / (half * channels)][i % (half * channels)] = x[i];
    }
    const auto y = whole(x);
    std::array<Stated::Output, 2> outputs{};
    for (std::size_t j = 0; j < y.size(); ++j) {
        outputs[j / (half * 2)][j % (half * 2)] = y[j];
    }
    Trainer<Stated, MeanSquaredError, SGD> trainer{net, {0.0f}};
    CHECK(trainer.step(windows[0], outputs[0]) == 0.0f); // against the outputs of the whole: all are the same
    CHECK(trainer.step(windows[1], outputs[1]) == 0.0f);
    CHECK(trainer.step(windows[1], outputs[1]) > 0.0f);
    trainer.reset_states();
    CHECK(trainer.step(windows[0], outputs[0]) == 0.0f);
    CHECK(net(windows[0]) == outputs[0]); // a network alone begins at zero
    CHECK(net(windows[0]) == outputs[0]);
}

TEST_CASE("trainer_stateful: the gradient of a window is that of its steps, from the carried state on") {
    using Net = Network<double, Input<3, 1>, GRU<2, Stateful>, Dense<1>>;
    Net net;
    initialize(net, 3);
    const Net before = net;
    const Net::Input first{{0.4, -0.9, 0.7}};
    const Net::Input second{{-0.2, 0.8, 0.5}};
    Trainer<Net, SquaredError, SGD> trainer{net, {0.0}};
    trainer.step(first, {{0.3}});
    trainer.optimizer().learning_rate = 1.0;
    trainer.step(second, {{0.3}});
    for (std::size_t i = 0; i < Net::parameter_count; ++i) {
        const double h = 1e-5;
        double losses[2] = {};
        for (int side = 0; side < 2; ++side) { // the state is that of the unchanged parameters: only then they change
            Net other = before;
            Trainer<Net, SquaredError, SGD> differing{other, {0.0}};
            differing.step(first, {{0.3}});
            other.parameters()[i] += side == 0 ? -h : h;
            losses[side] = differing.step(second, {{0.3}});
        }
        const double numeric = (losses[1] - losses[0]) / (2 * h);
        const double analytic = before.parameters()[i] - net.parameters()[i];
        CHECK(analytic == doctest::Approx(numeric).epsilon(1e-6));
    }
}

TEST_CASE("trainer_stateful: a refused step leaves the states as they were") {
    Stated net;
    initialize(net, 1);
    Stated same = net;
    Trainer<Stated, MeanSquaredError, Clipped> trainer{net, {{0.1f}, 0.2f}};
    Trainer<Stated, MeanSquaredError, Clipped> other{same, {{0.1f}, 0.2f}};
    Stated::Input x{};
    Stated::Output target{};
    Random random(4);
    Stated::Input unused{};
    Stated::Output unused_target{};
    support::fill_both(x, unused, random);
    support::fill_both(target, unused_target, random);
    CHECK(support::same_bits(trainer.step(x, target), other.step(x, target)));
    Stated::Input bad = x;
    bad.back() = std::numeric_limits<float>::quiet_NaN();
    const float refused = trainer.step(bad, target);
    CHECK(refused != refused);
    Stated::Output bad_target = target;
    bad_target[0] = std::numeric_limits<float>::infinity();
    const float refused_too = trainer.step(x, bad_target);
    CHECK(refused_too != refused_too);
    trainer.optimizer().maximum_norm = -1.0f;
    const float invalid = trainer.step(x, target);
    CHECK(invalid != invalid);
    trainer.optimizer().maximum_norm = 0.2f;
    for (int i = 0; i < 3; ++i) {
        CHECK(support::same_bits(trainer.step(x, target), other.step(x, target)));
    }
    CHECK(net.parameters() == same.parameters());
}

TEST_CASE("trainer_stateful: each example of a batch continues its own") {
    Answer net;
    initialize(net, 6);
    std::array<std::array<Answer::Input, 2>, 3> xs{}; // [window][example]
    Random random(7);
    for (auto& batch : xs) {
        for (auto& x : batch) {
            Answer::Input unused{};
            support::fill_both(x, unused, random);
        }
    }
    const std::array<Answer::Output, 2> targets{{{{0.5f}}, {{-0.5f}}}};
    Trainer<Answer, SquaredError, SGD, 2> trainer{net, {0.0f}};
    Trainer<Answer, SquaredError, SGD> first{net, {0.0f}};
    Trainer<Answer, SquaredError, SGD> second{net, {0.0f}};
    for (const auto& batch : xs) {
        const float expected = (first.step(batch[0], targets[0]) + second.step(batch[1], targets[1])) / 2;
        CHECK(trainer.step(batch, targets) == doctest::Approx(static_cast<double>(expected)));
    }
    const float alone = first.step(xs[0][0], targets[0]);
    CHECK(trainer.step(xs[0], targets, 1) ==
          doctest::Approx(static_cast<double>(alone))); // the second stays where it is
    REQUIRE(trainer.reset_states(0));
    first.reset_states();
    const float expected = (first.step(xs[1][0], targets[0]) + second.step(xs[1][1], targets[1])) / 2;
    CHECK(trainer.step(xs[1], targets) == doctest::Approx(static_cast<double>(expected)));
    CHECK_FALSE(trainer.reset_states(2));
}

TEST_CASE("trainer_stateful: with lengths the state after the last real step is carried") {
    using Short = Network<float, Input<2, channels>, LSTM<4, Stateful>, Dense<1>>;
    Answer net;
    initialize(net, 6);
    Short other;
    copy_parameters(net, other);
    Trainer<Answer, SquaredError, SGD> trainer{net, {0.1f}};
    Trainer<Short, SquaredError, SGD> other_trainer{other, {0.1f}};
    Random random(7);
    for (int i = 0; i < 4; ++i) {
        Answer::Input x{};
        Short::Input part{};
        support::fill_both(x, part, random);
        const float loss = other_trainer.step(part, {{0.5f}});
        CHECK(support::same_bits(trainer.step(x, {{0.5f}}, Length{2}), loss));
    }
    CHECK(support::begin_alike(net.parameters(), other.parameters(), Short::parameter_count));
}

TEST_CASE("trainer_stateful: reset() begins at zero") {
    Answer net;
    initialize(net, 6);
    const Answer before = net;
    Trainer<Answer, SquaredError, SGD> trainer{net, {0.1f}};
    Answer::Input x{};
    x[0] = 0.7f;
    const float first = trainer.step(x, {{0.5f}});
    net = before;
    CHECK(trainer.step(x, {{0.5f}}) != first);
    net = before;
    trainer.reset(net, {0.1f});
    CHECK(trainer.step(x, {{0.5f}}) == first);
    using Net = Network<double, Input<3, 1>, LSTM<2, Stateful>>;
    Net checked;
    initialize(checked, 8);
    CHECK(gradient_check<SquaredError>(checked, {{1, 2, 3}}, Net::Output{{0.5, -0.5}}).largest_error < 1e-7);
}

TEST_CASE("trainer_stateful: learns what lies before its window") {
    // The target is the sign of the first of eight samples, the windows have two: without a state that is guesswork.
    using Net = Network<float, Input<2, 1>, GRU<8, Stateful>, Dense<1, Tanh>>;
    Net net;
    initialize(net, 12);
    Trainer<Net, MeanSquaredError, Adam> trainer{net, {0.01f}};
    Random random(13);
    float late = 0.0f;
    for (int sequence = 0; sequence < 600; ++sequence) {
        const float sign = random.below(2) == 0 ? -1.0f : 1.0f;
        trainer.reset_states();
        for (int window = 0; window < 4; ++window) {
            const Net::Input x{{window == 0 ? sign : 0.0f, 0.0f}};
            const float loss = trainer.step(x, {{sign}});
            late = window == 3 ? 0.95f * late + 0.05f * loss : late;
        }
    }
    CHECK(late < 0.05f);
}

#if __cplusplus >= 201703L
namespace {

/// In a constant expression, too.
constexpr bool is_carried_by_the_compiler() {
    Network<double, Input<1, 1>, GRU<1, Stateful>> net{};
    net.weights<0>()(0, 2) = 1; // x to n: h' = n / 2 + h / 2
    Trainer<decltype(net), SquaredError, SGD> trainer{net, {0.0}};
    const double n = math::tanh(0.5);
    const double first = n / 2;
    const double second = n + 0.5 * (first - n);
    return trainer.step({{0.5}}, {{0.0}}) == first * first / 2 && trainer.step({{0.5}}, {{0.0}}) == second * second / 2;
}
static_assert(is_carried_by_the_compiler(), "the second window goes on from the first");

} // namespace
#endif
