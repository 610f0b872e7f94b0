// expect: expected a Dense, such as TimeDistributed<Dense<1>>
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<16, 2>, GRU<8, EveryStep>, TimeDistributed<ReLU>>;

static Net net;
static Trainer<Net, SquaredError, SGD> trainer{net, {0.1f}};

int main() {
    initialize(net, 7);
    trainer.step(Net::Input{}, Net::Output{});
    return net.parameter_count == 0;
}
