// expect: An LSTM is not built in 16 bits
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<Fixed16, Input<16, 2>, LSTM<8>, Dense<2, Softmax>>;

static Net net;
static Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1f}};

int main() {
    initialize(net, 7);
    trainer.step(Net::Input{}, Net::Output{});
    return net.parameter_count == 0;
}
