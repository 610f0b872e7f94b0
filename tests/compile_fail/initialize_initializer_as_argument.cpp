// expect: An initializer goes between angle brackets
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;

int main() {
    initialize(net, HeNormal{}, 7);
    return net.parameters()[0] > 0;
}
