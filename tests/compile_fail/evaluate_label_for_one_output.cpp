// expect: a label names one of several outputs, but this network has one
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<1, Sigmoid>>;

static Net net;

int main() {
    const Net::Input x{};
    return evaluate<BinaryCrossEntropy>(net, x, Label{0}) > 0.5f;
}
