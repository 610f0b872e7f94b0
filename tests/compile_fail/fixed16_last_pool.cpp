// expect: and as the last one a Dense
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<Fixed16, Input<16, 2>, Conv1D<4, 3, ReLU>, GlobalAveragePool>;

int main() {
    Net net;
    initialize(net, 1);
    net(Net::Input{});
}
