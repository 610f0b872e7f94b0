// expect: expected a Capacity of 1
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<Fixed16, Input<16>, Dense<4, ReLU>, Dense<3, Softmax>>;

template <class T>
using MyOptimizer = ClipByValue<SGD<T>>;

int main() {
    Net net;
    Trainer<Net, CrossEntropy, MyOptimizer, 4> trainer{net, {{0.01f}, 1.0f}};
    trainer.step(Net::Input{}, Label{1});
}
