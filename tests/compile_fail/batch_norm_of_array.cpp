// expect: expected a BatchNormStatistics<T, Channels> of the network's scalar and of as many channels
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

constexpr float statistics[2] = {1, 2};

using Net = Network<float, Input<2>, BatchNorm<decltype(statistics), statistics, ReLU>, Dense<3, Softmax>>;

static Net net;
static Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1f}};

int main() {
    initialize(net, 7);
    const Net::Input x{};
    trainer.step(x, Label{1});
    return net(x)[0] > 0.5f;
}
