// expect: a label names one of several outputs, but this network has one
// Part of nervelet. MIT licence, the nervelet authors.
#include <array>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<1, Sigmoid>>;

static Net net;
static Trainer<Net, BinaryCrossEntropy, SGD, 16> trainer{net, {0.1f}};

int main() {
    initialize(net, 7);
    const std::array<Net::Input, 16> xs{};
    const std::array<Label, 16> labels{};
    trainer.step(xs, labels);
    return 0;
}
