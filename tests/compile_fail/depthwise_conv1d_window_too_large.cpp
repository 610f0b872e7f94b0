// expect: expected a window that fits its input
// expect: Window<9>
// expect: Input<8>
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

static Network<float, Input<8, 2>, DepthwiseConv1D<5, ReLU, Dilation<2>>, Dense<3, Softmax>> net;

int main() {
    return net.parameter_count == 0;
}
