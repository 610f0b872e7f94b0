// expect: a label names one of several outputs, but this network has one
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<1, Sigmoid>>;

static Net net;
static Accumulator<Net, BinaryCrossEntropy, SGD> accumulator{net, {0.1f}};

int main() {
    initialize(net, 7);
    const Net::Input x{};
    accumulator.add(x, Label{1});
    return net(x)[0] > 0.5f;
}
