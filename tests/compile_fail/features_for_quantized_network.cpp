// expect: network(x) of a QuantizedNetwork: expected x as Net::Input, its bytes, got Features
// expect: read by the network of numbers above it
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Bytes = QuantizedNetwork<Network<float, Input<4>, Dense<3, ReLU>, Dense<2>>>;
static Bytes bytes{};
using Net = Network<float, Input<4>, Pretrained<Bytes, bytes, 1>, Dense<2>>;

int main() {
    const Net net{};
    return bytes(net.features(Bytes::Input{}))[0];
}
