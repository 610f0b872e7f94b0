// expect: expected one x, a Net::Input or its numbers in braces
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;

int main() {
    return net(1.0f, 2.0f, 3.0f, 4.0f)[0] > 0.5f;
}
