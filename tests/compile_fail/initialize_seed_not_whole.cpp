// expect: expected a whole number as the seed
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;

int main() {
    initialize(net, 7.5f);
    return net.parameters()[0] > 0;
}
