// expect: expected a network over steps x channels in which a GRU or LSTM reads them
// expect: such as a Conv1D, a pool or a Dense, would mix real steps with those behind the length
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<float, Input<8, 2>, Conv1D<3, 3, ReLU, Causal>, GRU<4>, Dense<1>>;

int main() {
    Net net;
    Trainer<Net, SquaredError, SGD> trainer{net, {0.1f}};
    const Net::Input x{};
    return trainer.step(x, {{1.0f}}, Length{5}) > 1.0f;
}
