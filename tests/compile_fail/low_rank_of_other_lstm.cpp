// expect: expected numbers that are the layer's parameters
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Factory = Network<float, Input<16, 2>, GRU<4>, Dense<2, Softmax>>;
constexpr Factory factory{};
using Net = Network<float, Input<16, 2>, LowRank<Frozen<LSTM<5>, Stored<Factory, factory, 0>>, 2>, Dense<2, Softmax>>;

static Net net;

int main() {
    initialize(net, 7);
    return net(Net::Input{})[0] > 0.5f;
}
