// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <limits>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

using Classifier = Network<float, Input<2>, Dense<3, Softmax>>;
using Regression = Network<float, Input<2>, Dense<1>>;
using HeldOut = Examples<Classifier::Input, Label, 4>;

const std::array<Classifier::Input, 4> inputs{{{{1, 0}}, {{0, 1}}, {{1, 1}}, {{-1, 0.5f}}}};
const std::array<Label, 4> labels{{Label{0}, Label{1}, Label{2}, Label{0}}};

Classifier some() {
    Classifier net;
    initialize(net, 4);
    return net;
}

} // namespace

TEST_CASE("validate: the mean of evaluate() and the accuracy over all examples") {
    const Classifier net = some();
    float sum = 0.0f;
    std::uint32_t right = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        sum += evaluate<CrossEntropy>(net, inputs[i], labels[i]);
        right += argmax(net(inputs[i])) == labels[i].index ? 1u : 0u;
    }
    const Validation<float> validation = validate<CrossEntropy>(net, HeldOut{inputs, labels});
    CHECK(validation.loss() == sum / 4.0f);
    CHECK(validation.accuracy().right() == right);
    CHECK(validation.accuracy().count() == 4);
    CHECK(validation.count() == 4);
}

TEST_CASE("validate: array targets have a loss and no accuracy") {
    Regression net;
    net.bias<0>()[0] = 1.0f;
    const std::array<Regression::Input, 2> xs{{{{0, 0}}, {{1, 1}}}};
    const std::array<Regression::Output, 2> targets{{{{3}}, {{1}}}};
    const auto validation =
        validate<SquaredError>(net, Examples<Regression::Input, Regression::Output, 2>{xs, targets});
    CHECK(validation.loss() == 1.0f); // (2 + 0) / 2
    CHECK(validation.count() == 2);
    CHECK(validation.accuracy().count() == 0);
}

TEST_CASE("validate: NaN of no examples, and of one that has no loss") {
    CHECK(math::is_nan(validate<CrossEntropy>(some(), HeldOut{}).loss()));
    std::array<Label, 4> wrong = labels;
    wrong[2] = Label{3};
    CHECK(math::is_nan(validate<CrossEntropy>(some(), HeldOut{inputs, wrong}).loss()));
}

TEST_CASE("validate: LowerLoss asks for the loss, HigherAccuracy for the right answers, then the loss") {
    Classifier net = some();
    const Validation<float> one = validate<CrossEntropy>(net, HeldOut{inputs, labels});
    CHECK(LowerLoss::cost(one) == one.loss());
    const float wrong = static_cast<float>(4 - one.accuracy().right());
    CHECK(HigherAccuracy::cost(one) > wrong);
    CHECK(HigherAccuracy::cost(one) < wrong + 1.0f);
    for (float& parameter : net.parameters()) {
        parameter *= 1.0009765625f; // the same answers, another loss
    }
    const Validation<float> two = validate<CrossEntropy>(net, HeldOut{inputs, labels});
    CHECK(two.accuracy().right() == one.accuracy().right());
    CHECK(two.loss() != one.loss());
    CHECK((HigherAccuracy::cost(two) < HigherAccuracy::cost(one)) == (two.loss() < one.loss()));
    CHECK_FALSE(math::is_finite(HigherAccuracy::cost(validate<CrossEntropy>(net, HeldOut{}))));
}

namespace {

/// The cost of a network that is wrong in `wrong` of 4 examples, with this mean loss.
float cost_of(int wrong, float loss) {
    struct Loss : ElementwiseLoss {
        static constexpr float value(float output, float) { return output; }
        static constexpr float slope(float, float) { return 0.0f; }
    };
    using Net = Network<float, Input<1>, Dense<2>>;
    Net net;
    net.bias<0>()[0] = loss;
    net.bias<0>()[1] = 0.0f;
    Validation<float> validation;
    for (int i = 0; i < 4; ++i) {
        const std::size_t answer = argmax(net(Net::Input{}));
        validation.add<Loss>(net, Net::Input{}, Label{i < wrong ? 1 - answer : answer});
    }
    CHECK(validation.accuracy().right() == static_cast<std::uint32_t>(4 - wrong));
    return HigherAccuracy::cost(validation);
}

} // namespace

TEST_CASE("validate: for HigherAccuracy a loss that is not finite is the largest, and never outweighs an answer") {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const float infinity = std::numeric_limits<float>::infinity();
    for (const float worst : {infinity, nan}) {
        CHECK(cost_of(1, worst) > cost_of(1, 5.0f));
        CHECK(cost_of(1, worst) > cost_of(0, worst));
        CHECK(cost_of(1, worst) <= cost_of(2, 0.0f));
        CHECK(cost_of(0, worst) < cost_of(2, 0.0f));
    }
    float before = cost_of(2, 0.0f);
    for (const float loss : {1e-3f, 0.5f, 1.0f, 1.25f, 2.0f, 100.0f}) {
        CHECK(cost_of(2, loss) > before);
        before = cost_of(2, loss);
    }
    CHECK(cost_of(2, 3e37f) <= cost_of(3, 0.0f));
    CHECK(cost_of(2, -5.0f) >= 2.0f);
}

#if __cplusplus >= 201703L
namespace {
constexpr bool in_a_constant_expression() {
    Classifier net;
    const std::array<Classifier::Input, 4> xs{};
    const std::array<Label, 4> targets{};
    return validate<CrossEntropy>(net, HeldOut{xs, targets}).accuracy().right() == 4;
}
static_assert(in_a_constant_expression(), "constexpr");
} // namespace
#endif
