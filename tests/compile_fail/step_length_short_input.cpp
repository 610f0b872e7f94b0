// expect: expected x with as many numbers as the network has inputs
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<float, Input<4, 1>, GRU<4>, Dense<1>>;

int main() {
    Net net;
    Trainer<Net, SquaredError, SGD> trainer{net, {0.1f}};
    return trainer.step({1.0f, 2.0f}, {1.0f}, Length{2}) > 1.0f;
}
