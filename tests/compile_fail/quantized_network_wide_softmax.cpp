// expect: expected a Softmax of at most 4,095 units
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = QuantizedNetwork<Network<float, Input<4>, Dense<4096, Softmax>>>;

static const Net net{};

int main() {
    const Net::Input x{};
    return net(x)[0];
}
