// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <limits>
#include <type_traits>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

using Net = Network<float, Input<2>, Dense<5, Tanh>, Dense<2, Softmax>>;
using Teacher = Trainer<Net, CrossEntropy, Adam>;
using Lesson = Examples<Net::Input, Label, 8>;
using HeldOut = Examples<Net::Input, Label, 6>;

const float nan = std::numeric_limits<float>::quiet_NaN();
const float infinity = std::numeric_limits<float>::infinity();

// Which side of a line.
constexpr Net::Input inputs[8] = {{{0.9f, 0.1f}}, {{-0.5f, 0.4f}},  {{0.3f, -0.8f}}, {{-0.2f, -0.6f}},
                                  {{0.6f, 0.7f}}, {{-0.9f, -0.3f}}, {{0.1f, 0.5f}},  {{0.7f, -0.4f}}};
constexpr Label labels[8] = {{1}, {0}, {0}, {0}, {1}, {0}, {1}, {1}};
constexpr Label wrong_labels[8] = {{0}, {1}, {1}, {1}, {0}, {1}, {0}, {0}};
constexpr Net::Input held_out_inputs[6] = {{{0.8f, 0.3f}},   {{-0.6f, 0.1f}}, {{0.2f, -0.7f}},
                                           {{-0.3f, -0.4f}}, {{0.5f, 0.6f}},  {{0.4f, 0.2f}}};
constexpr Label held_out_labels[6] = {{1}, {0}, {0}, {0}, {1}, {1}};
constexpr Lesson lesson{inputs, labels};
constexpr Lesson lies{inputs, wrong_labels};
constexpr HeldOut held_out{held_out_inputs, held_out_labels};

Net start() {
    Net net;
    initialize(net, 6);
    return net;
}

// As start(), after some right lessons.
Net taught() {
    Net net = start();
    Teacher trainer{net, {0.05f}};
    TrainingLoop<Teacher, Lesson> training{trainer, lesson};
    training.start(5);
    training.advance(1000);
    return net;
}

bool same_bytes(const Net& a, const Net& b) {
    return std::memcmp(&a, &b, sizeof(Net)) == 0;
}

} // namespace

TEST_CASE("adaptation: right examples are learned and committed") {
    Net net = start();
    Adaptation<Teacher, Lesson, HeldOut> adaptation{net, {0.05f}, lesson, held_out};
    CHECK(adaptation.status() == TrainingStatus::idle);
    CHECK(adaptation.progress() == 0.0f);
    adaptation.start(10);
    while (adaptation.advance(1)) {
    }
    CHECK(adaptation.status() == TrainingStatus::committed);
    CHECK(adaptation.before().loss() == validate<CrossEntropy>(start(), held_out).loss());
    CHECK(adaptation.best().loss() == validate<CrossEntropy>(net, held_out).loss());
    CHECK(adaptation.best().loss() < 0.5f * adaptation.before().loss());
    CHECK(adaptation.best().accuracy().right() == 6);
    CHECK(adaptation.epoch() == 10);
    CHECK(adaptation.steps() == 80);
    CHECK(adaptation.progress() == 1.0f);
}

TEST_CASE("adaptation: lies are rolled back to the bit, and the optimizer forgets them") {
    Net net = taught();
    const Net before = net;
    Adaptation<Teacher, Lesson, HeldOut> adaptation{net, {0.05f}, lies, held_out};
    adaptation.start(3);
    CHECK(adaptation.advance(6 + 8));
    CHECK_FALSE(same_bytes(net, before)); // a candidate, in place
    CHECK_FALSE(adaptation.advance(1000));
    CHECK(adaptation.status() == TrainingStatus::rolled_back);
    CHECK(same_bytes(net, before));
    CHECK(adaptation.trainer().steps() == 0);
    CHECK(adaptation.trainer().optimizer().learning_rate == 0.05f);
    const Teacher::State blank{};
    CHECK(std::memcmp(&adaptation.trainer().state(), &blank, sizeof blank) == 0);
    CHECK(adaptation.best().loss() == adaptation.before().loss());
}

// 1,000 attempts, each with its own trap: every one of them would spoil the network without the held-out examples.
template <class Criterion>
void poison(std::uint32_t attempts, std::uint64_t seed) {
    Net net = taught();
    Random random(seed);
    std::array<Net::Input, 8> xs{};
    std::array<Label, 8> ys{};
    const Lesson poisoned{xs, ys};
    Adaptation<Teacher, Lesson, HeldOut, Criterion> adaptation{net, {0.05f}, poisoned, held_out};
    const std::array<float, 8> rates{{0.001f, 0.05f, 1.0f, 100.0f, 65536.0f, 1e30f, nan, -1.0f}};
    const std::array<float, 6> extremes{{nan, infinity, -infinity, 1e38f, -1e20f, 1e9f}};
    std::uint32_t worse = 0;
    std::uint32_t rolled_back = 0;
    std::uint32_t committed = 0;
    for (std::uint32_t attempt = 0; attempt < attempts; ++attempt) {
        for (std::size_t i = 0; i < 8; ++i) {
            xs[i] = inputs[i];
            ys[i] = Label{random.below(20) == 0 ? random.next() : random.below(2)};
            if (random.below(4) == 0) {
                xs[i][random.below(2)] = extremes[random.below(6)];
            }
        }
        adaptation.trainer().optimizer().learning_rate = rates[random.below(8)];
        const Net before = net;
        const Validation<float> old = validate<CrossEntropy>(net, held_out);
        adaptation.start(1 + random.below(3), EarlyStopping<float>(1 + random.below(2)));
        if (random.below(8) == 0) {
            adaptation.advance(random.below(30));
            adaptation.stop(); // in the middle
        }
        while (adaptation.advance(5)) {
        }
        const Validation<float> now = validate<CrossEntropy>(net, held_out);
        if (adaptation.status() == TrainingStatus::rolled_back) {
            ++rolled_back;
            worse += same_bytes(net, before) ? 0u : 1u;
        } else {
            ++committed;
            worse += Criterion::cost(now) < Criterion::cost(old) ? 0u : 1u;
        }
    }
    CHECK(worse == 0);
    CHECK(rolled_back + committed == attempts);
    CHECK(rolled_back > attempts / 2);
    CHECK(validate<CrossEntropy>(net, held_out).accuracy().right() >=
          validate<CrossEntropy>(taught(), held_out).accuracy().right());
}

TEST_CASE("adaptation: 1,000 poisonings never leave the network worse on the held-out examples") {
    poison<LowerLoss>(500, 1);
    poison<HigherAccuracy>(500, 2);
}

namespace {

struct Outcome {
    Net net;
    TrainingStatus status;
    float loss;
};

// A whole life: learned, lied to, learned again; in slices.
template <class Slice>
Outcome live(Slice slice) {
    using Batched = Trainer<Net, CrossEntropy, Adam, 3>;
    Net net = start();
    Adaptation<Batched, Lesson, HeldOut, LowerLoss, CosineSchedule<float>> adaptation{
        net, {0.05f}, lesson, held_out, 4, {0.1f, 0.01f, 20}};
    adaptation.start(4, EarlyStopping<float>(2));
    while (slice(adaptation)) {
    }
    adaptation.reset(net, {0.5f}, lies, held_out, 5, {0.5f, 0.1f, 20});
    adaptation.start(4, EarlyStopping<float>(2));
    while (slice(adaptation)) {
    }
    adaptation.reset(net, {0.05f}, lesson, held_out, 6, {0.1f, 0.01f, 20});
    adaptation.start(6);
    while (slice(adaptation)) {
    }
    return {net, adaptation.status(), adaptation.best().loss()};
}

struct BySteps {
    std::uint32_t steps;
    template <class Machine>
    bool operator()(Machine& machine) const {
        return machine.advance(steps);
    }
};

struct ByClock {
    std::uint16_t* now;
    template <class Machine>
    bool operator()(Machine& machine) const {
        std::uint16_t* const ticks = now;
        return machine.advance_for([ticks] { return *ticks = static_cast<std::uint16_t>(*ticks + 5); }, 17);
    }
};

} // namespace

TEST_CASE("adaptation: in slices of any size, also while it validates, the same bits") {
    const Outcome whole = live(BySteps{1000000});
    CHECK(whole.status == TrainingStatus::committed);
    std::uint16_t now = 65000;
    const std::array<Outcome, 5> sliced{
        {live(BySteps{1}), live(BySteps{2}), live(BySteps{3}), live(BySteps{7}), live(ByClock{&now})}};
    for (const Outcome& outcome : sliced) {
        CHECK(same_bytes(outcome.net, whole.net));
        CHECK(outcome.status == whole.status);
        CHECK(outcome.loss == whole.loss);
    }
}

TEST_CASE("adaptation: a piece is a step or the look at one held-out example, and progress counts them") {
    Net net = start();
    Adaptation<Teacher, Lesson, HeldOut> adaptation{net, {0.05f}, lesson, held_out};
    adaptation.start(2);
    float progress = 0.0f;
    for (std::uint32_t piece = 0; piece < 6 + 2 * (8 + 6); ++piece) {
        const bool validating = piece < 6 || (piece >= 14 && piece < 20) || piece >= 28;
        CHECK(adaptation.status() == (validating ? TrainingStatus::validating : TrainingStatus::training));
        CHECK(adaptation.progress() == doctest::Approx(static_cast<double>(piece) / 34.0));
        CHECK(adaptation.progress() >= progress);
        progress = adaptation.progress();
        adaptation.advance(1);
    }
    CHECK_FALSE(adaptation.is_running());
    CHECK(adaptation.progress() == 1.0f);
}

TEST_CASE("adaptation: early stopping ends it, with the best so far") {
    Net net = taught();
    const Net before = net;
    Adaptation<Teacher, Lesson, HeldOut> adaptation{net, {0.05f}, lies, held_out};
    adaptation.start(100, EarlyStopping<float>(3));
    adaptation.advance(1000000);
    CHECK(adaptation.epoch() == 3);
    CHECK(adaptation.status() == TrainingStatus::rolled_back);
    CHECK(same_bytes(net, before));
}

TEST_CASE("adaptation: stopped in the middle it is rolled back, or keeps the best epoch so far") {
    Net net = start();
    Adaptation<Teacher, Lesson, HeldOut> adaptation{net, {0.05f}, lesson, held_out};
    adaptation.start(10);
    adaptation.advance(6 + 5);
    adaptation.stop();
    CHECK(adaptation.status() == TrainingStatus::rolled_back);
    CHECK(same_bytes(net, start()));
    adaptation.start(10);
    adaptation.advance(6 + 8 + 6 + 5);
    adaptation.start(0); // stops what is running
    CHECK(validate<CrossEntropy>(net, held_out).loss() < validate<CrossEntropy>(start(), held_out).loss());
    CHECK_FALSE(adaptation.advance(6));
    CHECK(adaptation.status() == TrainingStatus::rolled_back); // no epoch, no change
}

TEST_CASE("adaptation: without held-out examples nothing is committed, without examples nothing is changed") {
    Net net = start();
    const HeldOut none;
    Adaptation<Teacher, Lesson, HeldOut> blind{net, {0.05f}, lesson, none};
    blind.start(10);
    CHECK_FALSE(blind.advance(1));
    CHECK(blind.status() == TrainingStatus::rolled_back);
    CHECK(same_bytes(net, start()));
    const Lesson nothing;
    Adaptation<Teacher, Lesson, HeldOut> idle{net, {0.05f}, nothing, held_out};
    idle.start(10);
    CHECK_FALSE(idle.advance(6 + 1 + 6));
    CHECK(idle.status() == TrainingStatus::rolled_back);
    CHECK(same_bytes(net, start()));
}

TEST_CASE("adaptation: a network that is already spoiled is saved by anything finite") {
    Net net = start();
    net.bias<1>()[0] = 3e38f;
    net.bias<1>()[1] = -3e38f; // the loss overflows
    const Net spoiled = net;
    CHECK_FALSE(math::is_finite(validate<CrossEntropy>(net, held_out).loss()));
    Adaptation<Teacher, Lesson, HeldOut> adaptation{net, {0.05f}, lesson, held_out};
    adaptation.start(2);
    CHECK(adaptation.advance(6 + 8));
    net = start(); // as if it had been learned
    adaptation.advance(1000);
    CHECK(adaptation.status() == TrainingStatus::committed);
    CHECK_FALSE(same_bytes(net, spoiled));
}

TEST_CASE("adaptation: from a Replay, with array targets") {
    using Regression = Network<float, Input<1>, Dense<4, Tanh>, Dense<1>>;
    using Past = Replay<Regression::Input, Regression::Output, 8, Reservoir, Quantized<-1, 1>>;
    using Checked = Examples<Regression::Input, Regression::Output, 3>;
    Past past;
    Random random(2);
    for (int i = 0; i < 30; ++i) {
        const float x = 2.0f * random.uniform<float>() - 1.0f;
        past.add({{x}}, {{0.5f * x}}, random);
    }
    const std::array<Regression::Input, 3> xs{{{{-0.5f}}, {{0.1f}}, {{0.7f}}}};
    const std::array<Regression::Output, 3> ys{{{{-0.25f}}, {{0.05f}}, {{0.35f}}}};
    const Checked checked{xs, ys};
    Regression net;
    initialize(net, 3);
    Adaptation<Trainer<Regression, MeanSquaredError, SGD>, Past, Checked> adaptation{net, {0.1f}, past, checked};
    adaptation.start(20);
    CHECK_FALSE(adaptation.advance(100000));
    CHECK(adaptation.status() == TrainingStatus::committed);
    CHECK(adaptation.best().loss() < 0.1f * adaptation.before().loss());
}

namespace {
constexpr float features[15] = {0.9f, -0.4f, 0.3f, 0.7f, -0.8f, 0.2f, 0.5f, -0.6f, 0.1f, 0.4f, 0, 0, 0, 0, 0};
}

TEST_CASE("adaptation: of a network with frozen layers only what learns is copied") {
    using Head =
        Network<float, Input<2>, Frozen<Dense<5, Tanh>, Stored<decltype(features), features>>, Dense<2, Softmax>>;
    using Careful = Adaptation<Trainer<Head, CrossEntropy, SGD>, Lesson, HeldOut>;
    static_assert(Careful::backup_bytes == 12 * sizeof(float), "the head");
    Head net;
    initialize(net, 3);
    const Head before = net;
    Careful adaptation{net, {0.1f}, lies, held_out};
    adaptation.start(2);
    CHECK(adaptation.advance(6 + 5));
    CHECK(net.parameters() != before.parameters());
    adaptation.stop();
    CHECK(net.parameters() == before.parameters());
    adaptation.reset(net, {0.1f}, lesson, held_out);
    adaptation.start(20);
    CHECK_FALSE(adaptation.advance(1000));
    CHECK(adaptation.status() == TrainingStatus::committed);
    CHECK(adaptation.best().loss() < validate<CrossEntropy>(before, held_out).loss());
    CHECK(adaptation.best().loss() == validate<CrossEntropy>(net, held_out).loss());
}

TEST_CASE("adaptation: what it costs is a copy of the parameters; zero bytes before reset()") {
    using Careful = Adaptation<Teacher, Lesson, HeldOut>;
    static_assert(Careful::backup_bytes == sizeof(Net), "a copy");
    constexpr Memory memory = memory_of<Careful>();
    constexpr Memory plain = memory_of<Teacher>();
    static_assert(memory.total == sizeof(Net) + sizeof(Careful), "total");
    static_assert(memory.parameters == plain.parameters && memory.optimizer == plain.optimizer &&
                      memory.activations == plain.activations,
                  "as the trainer");
    static_assert(memory.other >= plain.other + Careful::backup_bytes, "the copy");
    CHECK(memory.total - plain.total - Careful::backup_bytes <= 200);
    static Careful adaptation;
    const unsigned char* bytes = reinterpret_cast<const unsigned char*>(&adaptation);
    bool all_zero = true;
    for (std::size_t i = 0; i < sizeof(Careful); ++i) {
        all_zero = all_zero && bytes[i] == 0;
    }
    CHECK(all_zero);
    adaptation.start(3);
    CHECK_FALSE(adaptation.advance(1));
    CHECK(adaptation.status() == TrainingStatus::idle);
}

#if __cplusplus >= 201703L
namespace {
constexpr TrainingStatus in_a_constant_expression() {
    using Small = Network<float, Input<2>, Dense<2, Softmax>>;
    Small net;
    Adaptation<Trainer<Small, CrossEntropy, SGD>, Lesson, HeldOut> adaptation{net, {0.1f}, lesson, held_out};
    adaptation.start(1);
    while (adaptation.advance(3)) {
    }
    return adaptation.status();
}
static_assert(in_a_constant_expression() == TrainingStatus::committed, "constexpr");
} // namespace
#endif
