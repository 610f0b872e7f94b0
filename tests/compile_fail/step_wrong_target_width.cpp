// expect: expected a target with as many numbers as the network has outputs
// expect: Net::Output is the right type
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
    const std::array<float, 2> target{};
    trainer.step(x, target);
    return net(x)[0] > 0.5f;
}
