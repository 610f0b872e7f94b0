// expect: expected an Index below the number of layers that have parameters
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Residual<Dense<8, ReLU>, Dense<4>>, Dense<3, Softmax>>;

static Net net;

int main() {
    return net.weights<3>()(0, 0) > 0.5f;
}
