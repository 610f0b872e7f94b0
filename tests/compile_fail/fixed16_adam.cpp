// expect: expected in 16 bits SGD or Momentum
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<Fixed16, Input<16>, Dense<4, ReLU>, Dense<3, Softmax>>;

int main() {
    Net net;
    Trainer<Net, CrossEntropy, Adam> trainer{net, {0.1f}};
    trainer.step(Net::Input{}, Label{1});
}
