// expect: without EveryStep there is no time left
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

static Network<float, Input<16, 2>, GRU<8>, TimeDistributed<Dense<1>>> net;

int main() {
    return net.parameter_count == 0;
}
