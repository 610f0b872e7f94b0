// expect: expected SGD, the one optimizer in 16 bits so far
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<Fixed16, Input<16>, Dense<4, ReLU>, Dense<3, Softmax>>;

template <class T>
using WeightedSGD = WeightDecay<SGD<T>>;

int main() {
    Net net;
    Trainer<Net, CrossEntropy, WeightedSGD> trainer{net, {{0.1f}, 0.01f}};
    trainer.step(Net::Input{}, Label{1});
}
