// expect: expected a window that fits its input
// expect: Window<5>
// expect: Input<4>
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

static Network<float, Input<6, 4, 2>, MaxPool2D<5>, Dense<3, Softmax>> net;

int main() {
    return net.parameter_count == 0;
}
