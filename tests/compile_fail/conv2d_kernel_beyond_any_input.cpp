// expect: expected a window that fits its input
// expect: Window<70000>
// expect: Input<16>
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

static Network<float, Input<16, 70000, 1>, Conv2D<8, 70000, ReLU>, Dense<2, Softmax>> net;

int main() {
    return net.parameter_count == 0;
}
