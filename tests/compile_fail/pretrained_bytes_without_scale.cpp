// expect: a network that knows the scales
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Small = QuantizedNetwork<Network<float, Input<4>, Dense<3, ReLU>, Dense<2, Softmax>>>;

constexpr Small small{};

using Net = Network<float, Input<4>, Pretrained<Small, small, 1>, Dense<3, Softmax>>;

static Net net;
static Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1f}};

int main() {
    initialize(net, 7);
    trainer.step(Net::Input{}, Label{1});
    return net(Net::Input{})[0] > 0.5f;
}
