// expect: A BatchNorm is written into the layer below it by merge
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = QuantizedNetwork<Network<float, Input<4>, Dense<3>, LayerNorm<>, Dense<2>>>;

static const Net net{};

int main() {
    const Net::Input x{};
    return net(x)[0];
}
