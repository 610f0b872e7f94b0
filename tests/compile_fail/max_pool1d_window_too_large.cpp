// expect: expected a window that fits its input
// expect: Window<5>
// expect: Input<4>
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

static Network<float, Input<4, 2>, MaxPool1D<5>, Dense<3, Softmax>> net;

int main() {
    return net.parameter_count == 0;
}
