// expect: of at least 1
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

static Network<float, Input<16, 16, 3>, Conv2D<8, 0, ReLU>, Dense<2, Softmax>> net;

int main() {
    return net.parameter_count == 0;
}
