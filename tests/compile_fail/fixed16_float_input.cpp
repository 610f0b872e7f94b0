// expect: expected x of the network's scalar
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<Fixed16, Input<3>, Dense<3, Softmax>>;

int main() {
    Net net;
    net(std::array<float, 3>{{0.1f, 0.2f, 0.3f}});
}
