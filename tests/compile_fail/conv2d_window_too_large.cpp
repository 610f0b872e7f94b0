// expect: expected a window that fits its input
// expect: Window<7>
// expect: Input<6>
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

static Network<float, Input<4, 9, 1>, Conv2D<8, 7, ReLU, Padding<1>>, Dense<2, Softmax>> net;

int main() {
    return net.parameter_count == 0;
}
