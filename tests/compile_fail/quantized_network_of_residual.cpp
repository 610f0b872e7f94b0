// expect: expected a Residual whose first layer is a convolution, a Dense or a pool
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = QuantizedNetwork<Network<float, Input<4>, Residual<Residual<Dense<4, ReLU>>, Dense<4>>, Dense<2, Softmax>>>;

static const Net net{};

int main() {
    const Net::Input x{};
    return net(x)[0];
}
