// expect: expected in 16 bits SGD or Momentum
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<Fixed16, Input<16>, Dense<4, ReLU>, Dense<3, Softmax>>;

template <class T>
using MyOptimizer = WeightDecay<ClipByValue<SGD<T>>>;

int main() {
    Net net;
    Trainer<Net, CrossEntropy, MyOptimizer> trainer{net, {{{0.01f}, 1.0f}, 0.01f}};
    trainer.step(Net::Input{}, Label{1});
}
