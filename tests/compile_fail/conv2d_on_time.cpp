// expect: expected an input of rows x columns x channels
// expect: Conv1D
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

static Network<float, Input<16, 3>, Conv2D<8, 5, ReLU>, Dense<2, Softmax>> net;

int main() {
    return net.parameter_count == 0;
}
