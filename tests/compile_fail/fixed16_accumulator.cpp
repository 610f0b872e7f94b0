// expect: Accumulator
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<Fixed16, Input<16>, Dense<4, ReLU>, Dense<3, Softmax>>;

int main() {
    Net net;
    Accumulator<Net, CrossEntropy, SGD> trainer{net, {0.1f}};
    trainer.add(Net::Input{}, Label{1});
    trainer.step();
}
