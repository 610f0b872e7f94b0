// expect: expected one target for one x, not an array of targets
// Part of nervelet. MIT licence, the nervelet authors.
#include <array>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;
static Trainer<Net, CrossEntropy, SGD, 16> trainer{net, {0.1f}};

int main() {
    initialize(net, 7);
    const Net::Input x{};
    const std::array<Label, 16> labels{};
    trainer.step(x, labels);
    return 0;
}
