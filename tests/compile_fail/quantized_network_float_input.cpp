// expect: expected x of the network
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = QuantizedNetwork<Network<float, Input<4>, Dense<3, ReLU>, Dense<2>>>;

static const Net net{};

int main() {
    const Net::Float::Input x{};
    return net(x)[0];
}
