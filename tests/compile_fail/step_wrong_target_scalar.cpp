// expect: expected a target of the network's scalar
// Part of nervelet. MIT licence, the nervelet authors.
#include <array>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;
static Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1f}};

int main() {
    initialize(net, 7);
    const Net::Input x{};
    const std::array<double, 3> target{};
    trainer.step(x, target);
    return net(x)[0] > 0.5f;
}
