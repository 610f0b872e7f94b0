// expect: expected Stateful of layers that learn and stand in the network itself
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Factory = Network<float, Input<8, 2>, GRU<4, Stateful>, Dense<1>>;
static constexpr Factory factory{};
using Net = Network<float, Input<8, 2>, Pretrained<Factory, factory, 2>, Dense<1>>;

int main() {
    Net net;
    Trainer<Net, SquaredError, SGD> trainer{net, {0.1f}};
    return trainer.step(Net::Input{}, Net::Output{}) > 1.0f;
}
