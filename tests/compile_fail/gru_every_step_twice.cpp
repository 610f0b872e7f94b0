// expect: or EveryStep, and Stateful where training goes on from window to window
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<float, Input<8, 2>, GRU<4, EveryStep, EveryStep>, TimeDistributed<Dense<1>>>;

int main() {
    Net net;
    return net(Net::Input{})[0] > 1.0f;
}
