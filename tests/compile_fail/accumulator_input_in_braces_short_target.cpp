// expect: expected a target with as many numbers as the network has outputs
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;
static Accumulator<Net, CrossEntropy, SGD> accumulator{net, {0.1f}};

int main() {
    return accumulator.add({}, {0.5f, 0.5f}) > 0;
}
