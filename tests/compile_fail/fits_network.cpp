// expect: expected the type of a trainer
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;

int main() {
    return net.parameters()[0] > 0 && fits<Net, 4096>();
}
