// expect: expected an input of rows x columns x channels
// expect: Input<28, 28, 1>
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

static Network<float, Input<784>, Conv2D<8, 5, ReLU>, Conv2D<8, 3, ReLU>, Dense<2, Softmax>> net;

int main() {
    return net.parameter_count == 0;
}
