// expect: expected one number as kernel, as stride and as padding
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

static Network<float, Input<16, 3>, Conv1D<8, Kernel<3, 5>, ReLU>, Dense<2, Softmax>> net;

int main() {
    return net.parameter_count == 0;
}
