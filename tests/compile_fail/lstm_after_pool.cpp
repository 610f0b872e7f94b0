// expect: expected an input of steps x channels
// expect: a global pool
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<16, 2>, Conv1D<8, 3, ReLU>, GlobalAveragePool, LSTM<8>, Dense<2, Softmax>>;

static Net net;
static Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1f}};

int main() {
    initialize(net, 7);
    trainer.step(Net::Input{}, Net::Output{});
    return net.parameter_count == 0;
}
