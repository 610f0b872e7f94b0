// expect: expected add(x, target) for each example
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;
static Accumulator<Net, CrossEntropy, SGD> accumulator{net, {0.1f}};

int main() {
    const Net::Input x{};
    return accumulator.step(x, Label{1});
}
