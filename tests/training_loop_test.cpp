// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <limits>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

using Net = Network<float, Input<2>, Dropout<10>, Dense<6, Tanh>, Dense<2, Softmax>>;
using Circles = Examples<Net::Input, Label, 14>;
using Rate = CosineSchedule<float>;
constexpr Rate rate{0.2f, 0.01f, 40};

// Inside and outside of a circle.
constexpr Net::Input inputs[14] = {
    {{0, 0}},    {{0.3f, 0.2f}}, {{-0.4f, 0.1f}}, {{0.2f, -0.5f}}, {{-0.1f, -0.3f}}, {{0.4f, 0.4f}},   {{-0.3f, 0.4f}},
    {{1.2f, 0}}, {{0, 1.3f}},    {{-1.1f, 0.3f}}, {{0.4f, -1.2f}}, {{0.9f, 0.9f}},   {{-0.9f, -0.8f}}, {{-0.8f, 1.0f}}};
constexpr Label labels[14] = {{0}, {0}, {0}, {0}, {0}, {0}, {0}, {1}, {1}, {1}, {1}, {1}, {1}, {1}};
constexpr Circles circles{inputs, labels};

// Five epochs, taken in slices by `slice`. Capacity 4 does not divide 14: the last batch of an epoch is short.
template <std::size_t Capacity, class Slice>
Net trained(Slice slice) {
    using Teacher = Trainer<Net, CrossEntropy, Adam, Capacity>;
    Net net;
    initialize(net, 3);
    Teacher trainer{net, {0.1f}, 5};
    TrainingLoop<Teacher, Circles, Rate> training{trainer, circles, rate};
    training.start(5, 9);
    while (slice(training)) {
    }
    CHECK(training.status() == TrainingStatus::done);
    CHECK(training.steps() == 5 * ((13 + Capacity) / Capacity));
    CHECK(training.refused() == 0);
    return net;
}

struct BySteps {
    std::uint32_t steps;

    template <class Machine>
    bool operator()(Machine& machine) const {
        return machine.advance(steps);
    }
};

// A clock that goes on by 0 to 6 ticks whenever it is looked at.
struct FakeClock {
    std::uint32_t* now;
    Random* random;

    std::uint32_t operator()() { return *now += random->below(7); }
};

struct ByClock {
    std::uint32_t* now;
    Random* random;

    template <class Machine>
    bool operator()(Machine& machine) const {
        return machine.advance_for(FakeClock{now, random}, 10);
    }
};

template <std::size_t Capacity>
void check_slices() {
    const Net whole = trained<Capacity>(BySteps{1000000});
    CHECK(trained<Capacity>(BySteps{1}).parameters() == whole.parameters());
    CHECK(trained<Capacity>(BySteps{2}).parameters() == whole.parameters());
    CHECK(trained<Capacity>(BySteps{3}).parameters() == whole.parameters());
    CHECK(trained<Capacity>(BySteps{7}).parameters() == whole.parameters());
    std::uint32_t now = 0xFFFFFFE0u;
    Random random(1);
    CHECK(trained<Capacity>(ByClock{&now, &random}).parameters() == whole.parameters());
    CHECK(now < 0xFFFFFFE0u); // it wrapped around
}

} // namespace

TEST_CASE("training loop: in slices of any size the same bits") {
    check_slices<1>();
    check_slices<4>();
}

TEST_CASE("training loop: it teaches, and tells how far it is") {
    using Teacher = Trainer<Net, CrossEntropy, Adam>;
    Net net;
    initialize(net, 3);
    Teacher trainer{net, {0.05f}};
    TrainingLoop<Teacher, Circles> training{trainer, circles};
    CHECK(training.status() == TrainingStatus::idle);
    CHECK_FALSE(training.advance(5)); // not started
    CHECK(training.steps() == 0);
    CHECK(training.progress() == 0.0f);
    training.start(20);
    CHECK(training.advance(14));
    CHECK(training.epoch() == 1);
    CHECK(training.progress() == doctest::Approx(0.05));
    const float first = training.loss();
    CHECK(training.advance(7));
    CHECK(training.progress() == doctest::Approx(0.075));
    CHECK_FALSE(training.advance(100000));
    CHECK(training.epoch() == 20);
    CHECK(training.steps() == 280);
    CHECK(training.progress() == 1.0f);
    CHECK(training.loss() < 0.5f * first);
    CHECK(validate<CrossEntropy>(net, circles).accuracy().right() >= 13);
    CHECK(trainer.optimizer().learning_rate == 0.05f);
}

TEST_CASE("training loop: stops where it is told to, and starts anew") {
    using Teacher = Trainer<Net, CrossEntropy, SGD>;
    Net net;
    initialize(net, 3);
    Teacher trainer{net, {0.05f}};
    TrainingLoop<Teacher, Circles> training{trainer, circles};
    training.start(3);
    training.advance(4);
    training.stop();
    CHECK_FALSE(training.advance(1));
    CHECK(training.steps() == 4);
    CHECK(training.progress() == 1.0f);
    training.start(0);
    CHECK(training.status() == TrainingStatus::done);
    training.start(1);
    CHECK(training.steps() == 0);
    CHECK_FALSE(training.advance(14));
    CHECK(trainer.steps() == 18);
}

TEST_CASE("training loop: refused steps are counted and change nothing") {
    using Teacher = Trainer<Net, CrossEntropy, SGD>;
    Net net;
    initialize(net, 3);
    const Net before = net;
    std::array<Net::Input, 2> bad{};
    bad[0][1] = bad[1][0] = std::numeric_limits<float>::quiet_NaN();
    const std::array<Label, 2> right{{Label{0}, Label{1}}};
    const Examples<Net::Input, Label, 2> examples{bad, right};
    Teacher trainer{net, {0.05f}};
    TrainingLoop<Teacher, Examples<Net::Input, Label, 2>> training{trainer, examples};
    training.start(3);
    CHECK_FALSE(training.advance(6));
    CHECK(training.refused() == 6);
    CHECK(math::is_nan(training.loss()));
    CHECK(net.parameters() == before.parameters());
}

TEST_CASE("training loop: without trainer it ends at once; reset() gives it one; its bytes are zero before") {
    using Teacher = Trainer<Net, CrossEntropy, SGD, 4>;
    static TrainingLoop<Teacher, Circles, Rate> training;
    const unsigned char* bytes = reinterpret_cast<const unsigned char*>(&training);
    bool all_zero = true;
    for (std::size_t i = 0; i < sizeof(training); ++i) {
        all_zero = all_zero && bytes[i] == 0;
    }
    CHECK(all_zero);
    training.start(3);
    CHECK_FALSE(training.advance(1));
    Net net;
    initialize(net, 3);
    Teacher trainer{net, {0.5f}};
    training.reset(trainer, circles, rate);
    training.start(3);
    CHECK_FALSE(training.advance(12));
    CHECK(trainer.steps() == 12);
    CHECK(trainer.optimizer().learning_rate == rate(11));
}

#if __cplusplus >= 201703L
namespace {
constexpr std::uint32_t in_a_constant_expression() {
    using Small = Network<float, Input<2>, Dense<2, Softmax>>;
    Small net;
    Trainer<Small, CrossEntropy, SGD, 5> trainer{net, {0.1f}};
    TrainingLoop<Trainer<Small, CrossEntropy, SGD, 5>, Circles> training{trainer, circles};
    training.start(2);
    while (training.advance(1)) {
    }
    return trainer.steps();
}
static_assert(in_a_constant_expression() == 6, "constexpr");
} // namespace
#endif

namespace {

template <class T>
using Decayed = WeightDecay<SGD<T>>;

} // namespace

TEST_CASE("training loop: what a schedule sets is looked at before each step, together with the decay") {
    using Line = Network<float, Input<1>, Dense<1>>;
    using Teacher = Trainer<Line, SquaredError, Decayed>;
    using Dead = Examples<Line::Input, Line::Output, 1>;
    const std::array<Line::Input, 1> xs{};
    const std::array<Line::Output, 1> targets{};
    const Dead dead{xs, targets};
    Line net;
    net.weights<0>()(0, 0) = 1e10f;
    Teacher trainer{net, {{0.0f}, 0.75f}};
    using Rising = ExponentialSchedule<float>;
    TrainingLoop<Teacher, Dead, Rising> training{trainer, dead, Rising{0.125f, 2.0f}};
    training.start(40);
    training.advance(40); // 1/8, 1/4, 1/2, 1, and from 2 on more than a whole parameter
    CHECK(training.steps() == 40);
    CHECK(training.refused() == 36);
    CHECK(trainer.steps() == 4);
    CHECK(net.weights<0>()(0, 0) > 0.0f);
    CHECK(net.weights<0>()(0, 0) < 1e10f);
}
