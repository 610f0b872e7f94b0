// expect: LowRank<Layer, Rank>: expected a frozen Dense, Conv1D, Conv2D, GRU or LSTM
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Factory = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;
constexpr Factory factory{};

using Net = Network<float, Input<4>, LowRank<Dense<8, ReLU>, 2>, Dense<3, Softmax>>;

static Net net;
static Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1f}};

int main() {
    initialize(net, 7);
    const Net::Input x{};
    trainer.step(x, Label{1});
    return net(x)[0] > 0.5f;
}
