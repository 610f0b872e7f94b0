// expect: expected a network that outlives its trainer, got a temporary one
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;

int main() {
    Accumulator<Net, CrossEntropy, SGD> accumulator{Net{}, {0.1f}};
    return accumulator.step() && net.parameters()[0] > 0;
}
