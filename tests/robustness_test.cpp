// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstring>
#include <limits>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

using Classifier = Network<float, Input<4>, Dropout<10>, Dense<9, ReLU>, Dense<5, GELU>, Dense<3, Softmax>>;
using Regression = Network<float, Input<3>, Dense<6, Tanh>, Dense<2>>;
using Convolutional = Network<float, Input<6, 2>, Dropout<10>, Conv1D<3, 3, ReLU, Same>, MaxPool1D<2>,
                              Conv1D<2, 2, Tanh>, GlobalAveragePool, Dense<2, Softmax>>;

const float infinity = std::numeric_limits<float>::infinity();
const float nan = std::numeric_limits<float>::quiet_NaN();

template <class Net>
bool all_finite(const Net& net) {
    for (const float parameter : net.parameters()) {
        if (!math::is_finite(parameter)) {
            return false;
        }
    }
    return true;
}

template <class T>
bool same_bytes(const T& a, const T& b) {
    return std::memcmp(&a, &b, sizeof(T)) == 0;
}

// A step that must be refused: NaN, not one byte of the network changed; then a good step, which must work.
template <template <class> class Optimizer, class Loss = MeanSquaredError>
void check_refused(const Regression::Input& x, const Regression::Output& target) {
    Regression net;
    initialize(net, 3);
    Trainer<Regression, Loss, Optimizer> trainer{net, {0.01f}};
    const Regression before = net;
    CHECK(math::is_nan(trainer.step(x, target)));
    CHECK(same_bytes(net, before));
    CHECK(trainer.steps() == 0);
    CHECK(math::is_finite(trainer.step({{0.5f, -0.5f, 1.0f}}, {{1.0f, -1.0f}})));
    CHECK_FALSE(same_bytes(net, before));
    CHECK(all_finite(net));
}

// Of a convolutional network: a bad number wherever it comes in, which ReLU, a pool or dropout might hide.
template <template <class> class Optimizer>
void check_convolutional_refused() {
    Convolutional net;
    initialize(net, 3);
    Trainer<Convolutional, CrossEntropy, Optimizer> trainer{net, {0.01f}};
    const Convolutional before = net;
    Convolutional::Input x{};
    for (const float bad : {nan, infinity, -infinity}) {
        for (std::size_t i = 0; i < x.size(); ++i) {
            x.fill(0.25f);
            x[i] = bad;
            CHECK(math::is_nan(trainer.step(x, Label{1})));
        }
    }
    CHECK(same_bytes(net, before));
    CHECK(trainer.steps() == 0);
    x.fill(0.25f);
    CHECK(math::is_finite(trainer.step(x, Label{1})));
    CHECK_FALSE(same_bytes(net, before));
    CHECK(all_finite(net));
}

template <template <class> class Optimizer>
void check_refused_with_each() {
    for (const float bad : {nan, infinity, -infinity, 1e38f, -1e38f}) {
        check_refused<Optimizer>({{bad, 0.0f, 1.0f}}, {{0.0f, 1.0f}});
        check_refused<Optimizer>({{0.0f, 0.0f, bad}}, {{0.0f, 1.0f}});
        check_refused<Optimizer>({{0.5f, 0.0f, 1.0f}}, {{bad, 1.0f}});
        check_refused<Optimizer>({{0.5f, 0.0f, 1.0f}}, {{0.0f, bad}});
    }
    check_refused<Optimizer, MeanAbsoluteError>({{nan, 0.0f, 1.0f}}, {{0.0f, 1.0f}});
    check_refused<Optimizer, Huber>({{0.5f, 0.0f, 1.0f}}, {{nan, 1.0f}});
}

} // namespace

TEST_CASE("a step on NaN, infinity or 1e38 returns NaN, changes no parameter, and the next good step works") {
    check_refused_with_each<SGD>();
    check_refused_with_each<Momentum>();
    check_refused_with_each<Nesterov>();
    check_refused_with_each<Adam>();
    check_refused_with_each<AdamW>();
    check_refused_with_each<RMSprop>();
    check_refused_with_each<Adagrad>();
}

TEST_CASE("the same of a convolutional network") {
    check_convolutional_refused<SGD>();
    check_convolutional_refused<Momentum>();
    check_convolutional_refused<Adam>();
    check_convolutional_refused<RMSprop>();
}

TEST_CASE("a convolution whose gradient or update overflows changes nothing, though x, outputs and loss are finite") {
    using Net = Network<float, Input<4, 1>, Conv1D<1, 1>, Dense<1>>;
    Net net;
    net.parameters() = {{1e-3f, 0.0f, 1.5f, 1.5f, 1.5f, 1.5f, 0.0f}};
    const Net before = net;
    Net::Input x{};
    x.fill(1e38f); // x times dJ/dz is 1.5e38 at each position, and 6e38 over all four
    Trainer<Net, MeanAbsoluteError, SGD> trainer{net, {1e-30f}};
    CHECK(math::is_finite(evaluate<MeanAbsoluteError>(net, x, {{-1.0f}})));
    CHECK(math::is_nan(trainer.step(x, {{-1.0f}})));
    x.fill(1e30f);
    trainer.optimizer().learning_rate = 1e30f;
    CHECK(math::is_nan(trainer.step(x, {{-1.0f}})));
    CHECK(same_bytes(net, before));
    CHECK(trainer.steps() == 0);
}

TEST_CASE("an infinity that ReLU or dropout would hide is found all the same") {
    using Hiding = Network<float, Input<2>, Dropout<50>, Dense<4, ReLU>, Dense<1, Sigmoid>>;
    Hiding net;
    for (float& parameter : net.parameters()) {
        parameter = -1.0f; // every ReLU is cut for a positive input
    }
    Trainer<Hiding, BinaryCrossEntropy, SGD> trainer{net, {0.1f}};
    const Hiding before = net;
    for (int i = 0; i < 64; ++i) { // whatever the mask
        CHECK(math::is_nan(trainer.step({{infinity, 1.0f}}, {{1.0f}})));
        CHECK(math::is_nan(trainer.step({{1.0f, nan}}, {{1.0f}})));
    }
    CHECK(same_bytes(net, before));
}

TEST_CASE("denormal inputs, targets and learning rates are numbers like others") {
    const float denormal = std::numeric_limits<float>::denorm_min();
    Regression net;
    initialize(net, 3);
    Trainer<Regression, MeanSquaredError, Adam> trainer{net, {denormal}};
    CHECK(math::is_finite(trainer.step({{denormal, -denormal, 0.0f}}, {{denormal, 1.0f}})));
    CHECK(all_finite(net));
}

TEST_CASE("a label out of range is refused") {
    Classifier net;
    initialize(net, 5);
    Trainer<Classifier, CrossEntropy, SGD, 2> trainer{net, {0.1f}};
    const Classifier before = net;
    CHECK(math::is_nan(trainer.step({{1.0f, 0.0f, 0.0f, 0.0f}}, Label{3})));
    CHECK(math::is_nan(trainer.step({{1.0f, 0.0f, 0.0f, 0.0f}}, Label{std::size_t(0) - 1})));
    const std::array<Classifier::Input, 2> xs{{{{1.0f, 2.0f, 3.0f, 4.0f}}, {{4.0f, 3.0f, 2.0f, 1.0f}}}};
    CHECK(math::is_nan(trainer.step(xs, std::array<Label, 2>{{Label{0}, Label{77}}})));
    CHECK(same_bytes(net, before));
    CHECK(math::is_finite(trainer.step(xs, std::array<Label, 2>{{Label{0}, Label{77}}}, 1)));
    CHECK_FALSE(same_bytes(net, before));
}

TEST_CASE("one bad example spoils its batch, not the network") {
    Classifier net;
    initialize(net, 5);
    Trainer<Classifier, CrossEntropy, Adam, 2> trainer{net, {0.1f}};
    const Classifier before = net;
    const std::array<Classifier::Input, 2> xs{{{{1.0f, 2.0f, 3.0f, 4.0f}}, {{4.0f, nan, 2.0f, 1.0f}}}};
    CHECK(math::is_nan(trainer.step(xs, std::array<Label, 2>{{Label{0}, Label{1}}})));
    CHECK(same_bytes(net, before));
}

TEST_CASE("a count of none or of more than the batch holds is refused") {
    Classifier net;
    initialize(net, 5);
    Trainer<Classifier, CrossEntropy, SGD, 2> trainer{net, {0.1f}};
    const Classifier before = net;
    const std::array<Classifier::Input, 2> xs{};
    const std::array<Label, 2> labels{};
    CHECK(math::is_nan(trainer.step(xs, labels, 0)));
    CHECK(math::is_nan(trainer.step(xs, labels, 3)));
    CHECK(same_bytes(net, before));
}

TEST_CASE("unusable hyperparameters are refused: NaN, infinite, negative, 1e38") {
    Regression net;
    initialize(net, 3);
    const Regression before = net;
    const Regression::Input x{{0.5f, -0.5f, 1.0f}};
    const Regression::Output target{{1.0f, -1.0f}};
    for (const float bad : {nan, infinity, -0.1f, 1e38f}) {
        CHECK(math::is_nan(Trainer<Regression, MeanSquaredError, SGD>{net, {bad}}.step(x, target)));
        CHECK(math::is_nan(Trainer<Regression, MeanSquaredError, Momentum>{net, {0.1f, bad}}.step(x, target)));
        CHECK(math::is_nan(Trainer<Regression, MeanSquaredError, Nesterov>{net, {bad}}.step(x, target)));
        CHECK(math::is_nan(Trainer<Regression, MeanSquaredError, Adam>{net, {0.1f, bad}}.step(x, target)));
        CHECK(math::is_nan(Trainer<Regression, MeanSquaredError, Adam>{net, {0.1f, 0.9f, bad}}.step(x, target)));
        CHECK(math::is_nan(Trainer<Regression, MeanSquaredError, AdamW>{net, {bad}}.step(x, target)));
        CHECK(math::is_nan(Trainer<Regression, MeanSquaredError, RMSprop>{net, {0.1f, 0.9f, bad}}.step(x, target)));
        CHECK(math::is_nan(Trainer<Regression, MeanSquaredError, Adagrad>{net, {0.1f, bad}}.step(x, target)));
    }
    CHECK(math::is_nan(Trainer<Regression, MeanSquaredError, Adam>{net, {0.1f, 0.9f, 0.999f, 0.0f}}.step(x, target)));
    CHECK(same_bytes(net, before));
}
