// expect: expected an Optimizer that does not ask for the norm of the gradient
// expect: Put ClipByNorm outside
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

template <class T>
using CutInside = ClipByNorm<ClipByValue<ClipByNorm<Adam<T>>>>;

static Net net;
static Trainer<Net, CrossEntropy, CutInside> trainer{net, {{{{0.1f}, 1.0f}, 1.0f}, 1.0f}};

int main() {
    initialize(net, 7);
    const Net::Input x{};
    trainer.step(x, Label{1});
    return net(x)[0] > 0.5f;
}
