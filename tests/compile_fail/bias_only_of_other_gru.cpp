// expect: expected numbers that are the layer's parameters
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Factory = Network<float, Input<16, 2>, GRU<4>, Dense<2, Softmax>>;
constexpr Factory factory{};
using Net = Network<float, Input<16, 2>, BiasOnly<Frozen<GRU<5>, Stored<Factory, factory, 0>>>, Dense<2, Softmax>>;

static Net net;
static Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1f}};

int main() {
    initialize(net, 7);
    trainer.step(Net::Input{}, Label{1});
    return net(Net::Input{})[0] > 0.5f;
}
