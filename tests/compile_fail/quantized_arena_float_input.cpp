// expect: expected x of the network
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = QuantizedNetwork<Network<float, Input<4>, Dense<3, ReLU>, Dense<2>>>;

int main() {
    Net::Arena arena{};
    const Net::Float::Input x{};
    arena.input() = x;
    return arena.input()[0];
}
