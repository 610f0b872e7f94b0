// Part of nervelet. MIT licence, the nervelet authors.
// The code of "When it does not learn" in include/nervelet/README.md, and whether its symptoms are those that it names.
#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

namespace nn = nervelet;

namespace {

using Net = nn::Network<float, nn::Input<2>, nn::Dense<4, nn::Tanh>, nn::Dense<2, nn::Softmax>>;
using Trainer = nn::Trainer<Net, nn::CrossEntropy, nn::SGD>;

const std::array<Net::Input, 4> questions{{{{0, 0}}, {{0, 1}}, {{1, 0}}, {{1, 1}}}};
const std::array<nn::Label, 4> answers{{nn::Label{0}, nn::Label{1}, nn::Label{1}, nn::Label{0}}};

// The mean loss of the last 400 steps.
float trained(Net& net, float rate, float scale) {
    Trainer trainer{net, {rate}};
    float sum = 0.0f;
    for (std::size_t i = 0; i < 4000; ++i) {
        const Net::Input x{{questions[i % 4][0] * scale, questions[i % 4][1] * scale}};
        sum = i % 400 == 0 ? 0.0f : sum;
        sum += trainer.step(x, answers[i % 4]);
    }
    return sum / 400.0f;
}

int reports = 0;

void report(const char*) {
    ++reports;
}

} // namespace

// clang-format off
TEST_CASE("README: when it does not learn") {
    static Net net;
    static Trainer trainer{net, {0.1f}};
    const Net::Input x = questions[1];
    const nn::Label label = answers[1];
    reports = 0;

if (!nn::is_initialized(net)) {                     // all weights of a layer are zero: neither initialized nor loaded
    report("initialize(net, seed) or load() is missing");
}
const float loss = trainer.step(x, label);
if (nn::math::is_nan(loss)) {                       // refused: nothing has changed
    report("x, label or learning rate cannot be used");
}

    CHECK(reports == 1);
    CHECK(loss > 0.69f);
}
// clang-format on

TEST_CASE("README: a network that was not initialized stays at log(classes)") {
    static Net forgotten;
    const float loss = trained(forgotten, 0.1f, 1.0f);
    CHECK(loss > 0.69f);
    CHECK(loss < 0.73f);
    static Net initialized;
    nn::initialize(initialized, 7);
    CHECK(trained(initialized, 0.1f, 1.0f) < 0.1f);
}

TEST_CASE("README: inputs of hundreds, and a learning rate that is too large or too small") {
    static Net net;
    nn::initialize(net, 7);
    CHECK(trained(net, 0.1f, 500.0f) > 0.3f);
    nn::initialize(net, 7);
    CHECK(trained(net, 30.0f, 1.0f) > 1.0f);
    nn::initialize(net, 7);
    CHECK(trained(net, 0.0001f, 1.0f) > 0.6f);
}
