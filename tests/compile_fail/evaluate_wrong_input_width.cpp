// expect: expected x with as many numbers as the network has inputs
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;

int main() {
    const std::array<float, 3> x{};
    return evaluate<CrossEntropy>(net, x, Label{1}) > 0.5f;
}
