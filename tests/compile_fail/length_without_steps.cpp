// expect: expected a network over steps x channels in which a GRU or LSTM reads them
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<float, Input<8>, Dense<4, ReLU>, Dense<1>>;

int main() {
    Net net;
    const Net::Input x{};
    return net(x, Length{5})[0] > 1.0f;
}
