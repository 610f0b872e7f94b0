// expect: expected as many targets as there are xs
// Part of nervelet. MIT licence, the nervelet authors.
#include <array>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;
static Trainer<Net, CrossEntropy, SGD, 16> trainer{net, {0.1f}};

int main() {
    initialize(net, 7);
    const std::array<Net::Input, 16> xs{};
    const std::array<Net::Output, 8> targets{};
    trainer.step(xs, targets);
    return 0;
}
