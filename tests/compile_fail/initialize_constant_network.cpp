// expect: expected a network whose parameters can change
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<3, Softmax>>;

static const Net net{};

int main() {
    initialize(net, 7);
    return net.parameters()[0] > 0;
}
