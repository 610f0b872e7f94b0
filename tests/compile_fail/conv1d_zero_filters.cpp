// expect: expected at least one filter
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

static Network<float, Input<16, 3>, Conv1D<0, 5, ReLU>, Dense<2, Softmax>> net;

int main() {
    return net.parameter_count == 0;
}
