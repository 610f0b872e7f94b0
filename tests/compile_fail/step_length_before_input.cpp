// expect: network(x), step(x, target): expected x as Net::Input
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<float, Input<8, 2>, GRU<4>, Dense<1>>;

int main() {
    Net net;
    Trainer<Net, SquaredError, SGD> trainer{net, {0.1f}};
    return trainer.step(Length{5}, Net::Input{}, Net::Output{}) > 1.0f;
}
