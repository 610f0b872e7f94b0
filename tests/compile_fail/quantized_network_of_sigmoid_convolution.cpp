// expect: expected layers whose activation is Identity, ReLU or ReLU6
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = QuantizedNetwork<Network<float, Input<4, 2>, Conv1D<3, 2, Sigmoid>, Dense<2>>>;

static const Net net{};

int main() {
    const Net::Input x{};
    return net(x)[0];
}
