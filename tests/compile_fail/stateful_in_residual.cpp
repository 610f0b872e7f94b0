// expect: expected Stateful of layers that learn and stand in the network itself
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<float, Input<8, 4>, Residual<GRU<4, EveryStep, Stateful>>, GRU<4, Stateful>>;

int main() {
    Net net;
    Trainer<Net, SquaredError, SGD> trainer{net, {0.1f}};
    return trainer.step(Net::Input{}, Net::Output{}) > 1.0f;
}
