// expect: expected an input of time x channels
// expect: Conv2D
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

static Network<float, Input<16, 16, 1>, Conv1D<8, 5, ReLU>, Dense<2, Softmax>> net;

int main() {
    return net.parameter_count == 0;
}
