// expect: CrossEntropy expects outputs that sum to 1
// expect: see activation/softmax.hpp
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Sigmoid>>;

static Net net;

int main() {
    initialize(net, 7);
    const Net::Input x{};
    return evaluate<CrossEntropy>(net, x, Label{1}) > 0.5f;
}
