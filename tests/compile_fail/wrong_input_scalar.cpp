// expect: expected x of the network's scalar
// expect: Net::Input is the right type
// Part of nervelet. MIT licence, the nervelet authors.
#include <array>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;

int main() {
    const std::array<double, 4> x{};
    return net(x)[0] > 0.5f;
}
