// expect: one of Padding<N>, Same and Causal
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

static Network<float, Input<16, 3>, Conv1D<8, 5, ReLU, Padding<2>, Same>, Dense<2, Softmax>> net;

int main() {
    return net.parameter_count == 0;
}
