// Part of nervelet. MIT licence, the nervelet authors.
// The code of README. tests/checks/programs/readme.sh looks for every block of it in here, line by line.
#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

namespace nn = nervelet;

namespace {

// clang-format off
template <class T>
using MyOptimizer = nn::ClipByNorm<nn::WeightDecay<nn::Momentum<T>>>;

constexpr nn::WarmUp<nn::CosineSchedule<float>> rate{{0.1f, 0.001f, 1000}, 50}; // lies in flash; RAM: the trainer's step counter

using Net = nn::Network<float, nn::Input<64>, nn::Dense<32, nn::ReLU>, nn::Dropout<20>, nn::Dense<10, nn::Softmax>>;

Net::Input picture(std::size_t shift) {
    Net::Input x{};
    for (std::size_t i = 0; i < x.size(); ++i) {
        x[i] = static_cast<float>((i + shift) % 3) * 0.5f;
    }
    return x;
}

} // namespace

TEST_CASE("README: the parts") {
    const Net::Input x = picture(0);
    const Net::Output target{{0, 0, 0, 1, 0, 0, 0, 0, 0, 0}};
    std::array<Net::Input, 16> xs{};
    std::array<nn::Label, 16> labels{};
    xs.fill(x);
    labels.fill(nn::Label{3});

static Net net;                                // all zero, trivially copyable
nn::initialize(net, 7);                        // seed; He below ReLU and its like, Glorot otherwise
const Net::Output y = net(x);                  // x: Net::Input, that is std::array<float, 64>
const std::size_t winner = nn::argmax(y);
net.weights<0>()(3, 5) += 0.1f;                // input 3 to unit 5; net.bias<0>()[5]; net.parameters()

static nn::Trainer<Net, nn::CrossEntropy, nn::SGD> trainer{net, {0.1f}}; // one example a step
float loss = trainer.step(x, target);          // target: Net::Output
loss = trainer.step(x, nn::Label{3});          // or the index of the right class

static nn::Trainer<Net, nn::CrossEntropy, nn::Adam, 16> batched{net, {0.001f}};
loss = batched.step(xs, labels);               // arrays of 16
loss = batched.step(xs, labels, 5);            // the last short batch

    CHECK(winner < 10);
    CHECK(nn::math::is_finite(loss));
    CHECK(loss < 2.5f);
}

TEST_CASE("README: wrapped optimizers and schedules") {
    static Net net;
    nn::initialize(net, 7);
static nn::Trainer<Net, nn::CrossEntropy, MyOptimizer> trainer{net, {{{0.1f, 0.9f}, 1e-4f}, 1.0f}};
trainer.optimizer().learning_rate = rate(trainer.steps());
    CHECK(trainer.optimizer().learning_rate == 0.1f / 50);
    CHECK(nn::math::is_finite(trainer.step(picture(1), nn::Label{2})));
}
