// expect: expected options that the layer has
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4, 4, 2>, MaxPool2D<2, Causal>, Dense<3, Softmax>>;

static Net net;
static Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1f}};

int main() {
    initialize(net, 7);
    const Net::Input x{};
    trainer.step(x, Label{1});
    return net(x)[0] > 0.5f;
}
