// expect: as many rows and columns, or biases, of the same scalar on both sides
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Factory = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;
using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<5, Softmax>>;

static Net net;
static Factory factory;

int main() {
    net.weights<1>() = factory.weights<1>();
}
