// expect: expected x of the network's scalar
// Part of nervelet. MIT licence, the nervelet authors.
#include <array>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;
static Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1f}};

int main() {
    initialize(net, 7);
    const std::array<double, 4> x{};
    trainer.step(x, Label{1});
    return 0;
}
