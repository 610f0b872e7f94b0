// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <limits>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

// One weight w and the input 1, whose target is 0: the squared error is w^2 / 2.
using Net = Network<float, Input<1>, Dense<1>>;

struct Judge {
    Net net{};
    detail::Checkpoint<Net, LowerLoss> checkpoint{};

    void start(float weight, std::uint32_t patience) {
        net.weights<0>()(0, 0) = weight;
        checkpoint.start(net, EarlyStopping<float>(patience));
        judge();
    }

    void candidate(float weight) {
        checkpoint.leave();
        net.weights<0>()(0, 0) = weight;
        judge();
    }

    void judge() {
        Validation<float> validation;
        validation.add<SquaredError>(net, Net::Input{{1.0f}}, Net::Output{{0.0f}});
        checkpoint.judge(net, validation);
    }

    float weight() const { return net.weights<0>()(0, 0); }
};

} // namespace

TEST_CASE("checkpoint: the best of all candidates comes back") {
    Judge judge;
    judge.start(4.0f, 10);
    CHECK_FALSE(judge.checkpoint.has_improved());
    CHECK(judge.checkpoint.before().loss() == 8.0f);
    for (const float weight : {3.0f, 1.0f, 2.0f}) {
        judge.candidate(weight);
    }
    CHECK(judge.checkpoint.has_improved());
    CHECK(judge.checkpoint.restore(judge.net));
    CHECK(judge.weight() == 1.0f);
    CHECK(judge.checkpoint.before().loss() == 8.0f);
    CHECK(judge.checkpoint.best().loss() == 0.5f);
    CHECK_FALSE(judge.checkpoint.restore(judge.net)); // it is there
}

TEST_CASE("checkpoint: what is worse, as good or not a number changes nothing") {
    Judge judge;
    judge.start(4.0f, 10);
    for (const float weight : {5.0f, -4.0f, std::numeric_limits<float>::quiet_NaN(), 1e30f}) {
        judge.candidate(weight);
        CHECK_FALSE(judge.checkpoint.has_improved());
    }
    CHECK(judge.checkpoint.restore(judge.net));
    CHECK(judge.weight() == 4.0f);
}

TEST_CASE("checkpoint: what was not finite before is beaten by anything that is") {
    Judge judge;
    judge.start(std::numeric_limits<float>::infinity(), 1);
    CHECK_FALSE(judge.checkpoint.stops());
    judge.candidate(1e9f);
    CHECK(judge.checkpoint.has_improved());
    CHECK_FALSE(judge.checkpoint.stops());
}

TEST_CASE("checkpoint: what is worse is not kept, even where a negative or NaN improvement is asked for") {
    for (const float minimum : {-100.0f, std::numeric_limits<float>::quiet_NaN()}) {
        Judge judge;
        judge.net.weights<0>()(0, 0) = 4.0f;
        judge.checkpoint.start(judge.net, EarlyStopping<float>(10, minimum));
        judge.judge();
        judge.candidate(5.0f);
        CHECK_FALSE(judge.checkpoint.has_improved());
        judge.candidate(3.0f);
        CHECK(judge.checkpoint.has_improved());
        judge.candidate(3.5f);
        CHECK(judge.checkpoint.restore(judge.net));
        CHECK(judge.weight() == 3.0f);
    }
}

TEST_CASE("checkpoint: a loss that is not finite is never better, however many answers are right") {
    using Pair = Network<float, Input<1>, Dense<2>>;
    const std::array<Pair::Input, 2> xs{{{{1.0f}}, {{-1.0f}}}};
    const std::array<Label, 2> labels{{Label{0}, Label{1}}};
    const auto look = [&](const Pair& net) {
        return validate<SquaredError>(net, Examples<Pair::Input, Label, 2>{xs, labels});
    };
    Pair net;
    net.bias<0>()[0] = 1.0f; // one of two is right
    detail::Checkpoint<Pair, HigherAccuracy> checkpoint;
    checkpoint.start(net, EarlyStopping<float>(10));
    checkpoint.judge(net, look(net));
    CHECK(checkpoint.before().accuracy().right() == 1);
    Pair overflowing;
    overflowing.weights<0>()(0, 0) = 1e30f;
    overflowing.weights<0>()(0, 1) = -1e30f; // both are right, and the loss is infinite
    CHECK(look(overflowing).accuracy().right() == 2);
    checkpoint.leave();
    checkpoint.judge(overflowing, look(overflowing));
    CHECK_FALSE(checkpoint.has_improved());
}

TEST_CASE("checkpoint: stops after so many candidates without a better one, and starts anew") {
    Judge judge;
    judge.start(4.0f, 2);
    CHECK_FALSE(judge.checkpoint.stops());
    judge.candidate(5.0f);
    CHECK_FALSE(judge.checkpoint.stops());
    judge.candidate(6.0f);
    CHECK(judge.checkpoint.stops());
    EarlyStopping<float> used(2);
    used.update(1.0f);
    judge.net.weights<0>()(0, 0) = 9.0f;
    judge.checkpoint.start(judge.net, used); // what it was used for does not count
    judge.judge();
    CHECK_FALSE(judge.checkpoint.stops());
    CHECK_FALSE(judge.checkpoint.has_improved());
    judge.candidate(8.0f); // worse than 4, but that was before
    CHECK(judge.checkpoint.has_improved());
}
