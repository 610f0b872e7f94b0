// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>
#include <limits>

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

#include "support/shortened.hpp"

using namespace nervelet;

namespace {

constexpr std::size_t all = 6;
constexpr std::size_t examples = 3;

using Net = Network<float, Input<all, 2>, GRU<4, EveryStep>, LSTM<3>, Dense<3, Softmax>>;
using Forecast =
    Network<float, Input<all, 2>, TimeDistributed<Dense<3, Tanh>>, LSTM<4, EveryStep>, TimeDistributed<Dense<1>>>;

template <class T>
using ClippedSGD = ClipByNorm<SGD<T>>;

const ClippedSGD<float> clipped{{0.1f}, 0.4f};

/// Inputs whose first steps are numbers, and NaN behind them.
template <class Numbers>
void fill_first(Numbers& numbers, std::size_t count, Random& random) {
    std::array<float, 64> part{};
    std::array<float, 64> whole{};
    support::fill_both(whole, part, random);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        numbers[i] = i < count ? part[i] : std::numeric_limits<float>::quiet_NaN();
    }
}

} // namespace

TEST_CASE("length_steps: each example of a batch has a length of its own") {
    Forecast net;
    initialize(net, 1);
    Forecast same = net;
    std::array<Forecast::Input, examples> xs{};
    std::array<Forecast::Output, examples> targets{};
    const Lengths<examples> lengths{{{4, 6, 1}}};
    Random random(3);
    for (std::size_t n = 0; n < examples; ++n) {
        fill_first(xs[n], 2 * lengths.steps[n], random);
        fill_first(targets[n], lengths.steps[n], random);
    }
    Trainer<Forecast, MeanSquaredError, ClippedSGD, examples> trainer{net, clipped};
    Accumulator<Forecast, MeanSquaredError, ClippedSGD> accumulator{same, clipped};
    float sum = 0.0f;
    for (std::size_t n = 0; n < examples; ++n) {
        sum += accumulator.add(xs[n], targets[n], Length{lengths.steps[n]});
    }
    CHECK(trainer.step(xs, targets, lengths) == doctest::Approx(static_cast<double>(sum / 3)));
    REQUIRE(accumulator.step());
    const auto& learned = net.parameters();
    const auto& expected = same.parameters();
    for (std::size_t i = 0; i < learned.size(); ++i) {
        CHECK(learned[i] == doctest::Approx(static_cast<double>(expected[i])).epsilon(1e-5));
    }
}

TEST_CASE("length_steps: one bad length refuses the whole batch") {
    Net net;
    initialize(net, 1);
    const Net before = net;
    Trainer<Net, CrossEntropy, SGD, examples> trainer{net, {0.1f}};
    const std::array<Net::Input, examples> xs{};
    const std::array<Label, examples> labels{{{0}, {2}, {1}}};
    for (const std::size_t bad : {std::size_t(0), all + 1}) {
        const float loss = trainer.step(xs, labels, Lengths<examples>{{{3, 6, bad}}});
        CHECK(loss != loss);
    }
    const float none = trainer.step(xs, labels, Lengths<examples>{{{3, 6, 2}}}, 0);
    CHECK(none != none);
    const float more = trainer.step(xs, labels, Lengths<examples>{{{3, 6, 2}}}, examples + 1);
    CHECK(more != more);
    const std::array<Label, examples> wrong{{{0}, {3}, {1}}};
    const float unknown = trainer.step(xs, wrong, Lengths<examples>{{{3, 6, 2}}});
    CHECK(unknown != unknown);
    CHECK(net.parameters() == before.parameters());
    CHECK(trainer.step(xs, labels, Lengths<examples>{{{3, 6, 0}}}, 2) > 0.0f); // the third is not used
    CHECK(net.parameters() != before.parameters());
}

TEST_CASE("length_steps: what is not finite within the length is refused, behind it nothing is read") {
    Net net;
    initialize(net, 1);
    const Net before = net;
    Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1f}};
    Net::Input x{};
    x[6] = std::numeric_limits<float>::quiet_NaN(); // of the fourth step
    const float loss = trainer.step(x, Label{0}, Length{4});
    CHECK(loss != loss);
    CHECK(net.parameters() == before.parameters());
    CHECK(trainer.step(x, Label{0}, Length{3}) > 0.0f);
}

TEST_CASE("length_steps: what a refused step has left behind the length is not read either") {
    Net net;
    initialize(net, 1);
    Net same = net;
    Trainer<Net, CrossEntropy, SGD, 2> trainer{net, {0.1f}};
    Trainer<Net, CrossEntropy, SGD, 2> fresh{same, {0.1f}};
    std::array<Net::Input, 2> xs{};
    for (auto& x : xs) {
        x.fill(std::numeric_limits<float>::quiet_NaN());
    }
    const std::array<Label, 2> labels{{{0}, {2}}};
    const float refused = trainer.step(xs, labels);
    CHECK(refused != refused);
    Random random(9);
    fill_first(xs[0], 6, random);
    fill_first(xs[1], 2, random);
    const float loss = fresh.step(xs, labels, Lengths<2>{{{3, 1}}});
    CHECK(loss > 0.0f);
    CHECK(support::same_bits(trainer.step(xs, labels, Lengths<2>{{{3, 1}}}), loss));
    CHECK(support::begin_alike(net.parameters(), same.parameters(), Net::parameter_count));
}

TEST_CASE("length_steps: a loss over steps falls by steps against its gradient") {
    Forecast net;
    initialize(net, 5);
    Forecast::Input x{};
    Forecast::Output target{};
    Random random(6);
    fill_first(x, 8, random);
    fill_first(target, 4, random);
    Trainer<Forecast, MeanSquaredError, Adam> trainer{net, {0.02f}};
    const float first = evaluate<MeanSquaredError>(net, x, target, Length{4});
    for (int i = 0; i < 200; ++i) {
        trainer.step(x, target, Length{4});
    }
    CHECK(evaluate<MeanSquaredError>(net, x, target, Length{4}) < 0.05f * first);
}

#if __cplusplus >= 201703L
namespace {
/// One frozen GRU below another: what is below all that learn goes up by its own way.
using Encoder = Network<float, Input<all, 2>, GRU<3, EveryStep>, GRU<4, EveryStep>>;
constexpr Encoder make_encoder() {
    Encoder encoder{};
    initialize(encoder, 8);
    return encoder;
}

constexpr Encoder encoder = make_encoder();
template <std::size_t Steps>
using Head = Network<float, Input<Steps, 2>, Frozen<GRU<3, EveryStep>, Stored<Encoder, encoder, 0>>,
                     Frozen<GRU<4, EveryStep>, Stored<Encoder, encoder, 2>>, GRU<2>>;
} // namespace

TEST_CASE("length_steps: above frozen recurrent layers, too") {
    Head<all> net;
    Head<4> other;
    initialize(net, 2);
    initialize(other, 2);
    Trainer<Head<all>, SquaredError, SGD> trainer{net, {0.1f}};
    Trainer<Head<4>, SquaredError, SGD> other_trainer{other, {0.1f}};
    Head<all>::Input x{};
    Head<4>::Input part{};
    Random random(7);
    support::fill_both(x, part, random);
    for (int i = 0; i < 3; ++i) {
        const float loss = other_trainer.step(part, {{0.5f, -0.5f}});
        CHECK(support::same_bits(trainer.step(x, {{0.5f, -0.5f}}, Length{4}), loss));
        CHECK(support::begin_alike(net.parameters(), other.parameters(), Head<4>::parameter_count));
    }
}
#endif
