// expect: expected constants of the network's own scalar, got a network of another one
// expect: constexpr auto converted = convert<Fixed16>(factory);
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Factory = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;
constexpr Factory factory{};

using Net = Network<Fixed16, Input<4>, Pretrained<Factory, factory, 1>, Dense<3, Softmax>>;

static Net net;
static Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1f}};

int main() {
    initialize(net, 7);
    const Net::Input x{};
    trainer.step(x, Label{1});
    return net(x)[0].raw > 1024;
}
