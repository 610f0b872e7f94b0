// Part of nervelet. MIT licence, the nervelet authors.
// What is worse is never committed: not where the loss before is infinite, and not because it was asked for.
#include <doctest/doctest.h>

#include <array>
#include <limits>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

using Net = Network<float, Input<1>, Dense<2, Softmax>>;
using HeldOut = Examples<Net::Input, Label, 3>;
using Lesson = Examples<Net::Input, Label, 1>;

template <class T>
using Decayed = WeightDecay<SGD<T>>;
using Forgetful = Trainer<Net, CrossEntropy, Decayed>;

const float infinity = std::numeric_limits<float>::infinity();
const std::array<Net::Input, 3> inputs{{{{2.0f}}, {{1.0f}}, {{-1.0f}}}};
const std::array<Net::Input, 1> nothing{};
const std::array<Label, 1> any{{Label{0}}};
const Lesson lesson{nothing, any};

Net with_weights(float weight) {
    Net net;
    net.weights<0>()(0, 0) = weight;
    net.weights<0>()(0, 1) = -weight;
    return net;
}

} // namespace

TEST_CASE("adaptation: where the loss before is infinite, fewer right answers are worse all the same") {
    const std::array<Label, 3> labels{{Label{1}, Label{0}, Label{1}}};
    const HeldOut held_out{inputs, labels};
    Net net = with_weights(1e38f);
    const Net before = net;
    CHECK(validate<CrossEntropy>(net, held_out).loss() == infinity);
    CHECK(validate<CrossEntropy>(net, held_out).accuracy().right() == 2);
    Adaptation<Forgetful, Lesson, HeldOut, HigherAccuracy> adaptation{net, {{1.25f}, 0.75f}, lesson, held_out};
    adaptation.start(20); // every weight goes towards 0, where the loss is finite and each answer the same
    adaptation.advance(1000);
    CHECK(adaptation.steps() == 20);
    CHECK(adaptation.refused() == 0);
    CHECK(adaptation.status() == TrainingStatus::rolled_back);
    CHECK(net.parameters() == before.parameters());
}

TEST_CASE("adaptation: a negative or NaN improvement that is asked for makes nothing worse") {
    const std::array<Label, 3> labels{{Label{0}, Label{0}, Label{1}}};
    const HeldOut held_out{inputs, labels};
    for (const float minimum : {-100.0f, -infinity, std::numeric_limits<float>::quiet_NaN()}) {
        Net net = with_weights(4.0f);
        const Net before = net;
        Adaptation<Forgetful, Lesson, HeldOut> adaptation{net, {{0.5f}, 0.75f}, lesson, held_out};
        adaptation.start(3, EarlyStopping<float>(5, minimum));
        adaptation.advance(1000);
        CHECK(adaptation.best().loss() == adaptation.before().loss());
        CHECK(adaptation.status() == TrainingStatus::rolled_back);
        CHECK(net.parameters() == before.parameters());
    }
}
