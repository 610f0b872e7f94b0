// expect: expected Layers that end before a Residual or behind it, not inside
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Factory = Network<float, Input<4>, Dense<5, ReLU>, Residual<Dense<3, ReLU>, Dense<5>>, Dense<2>>;
constexpr Factory factory{};
using Net = Network<float, Input<4>, Pretrained<Factory, factory, 2>, Dense<3, Softmax>>;

static Net net;
static Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1f}};

int main() {
    initialize(net, 7);
    const Net::Input x{};
    trainer.step(x, Label{1});
    return net(x)[0] > 0.5f;
}
