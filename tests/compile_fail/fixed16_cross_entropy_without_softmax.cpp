// expect: CrossEntropy expects outputs that sum to 1
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<Fixed16, Input<16>, Dense<4, ReLU>, Dense<3>>;

int main() {
    Net net;
    Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1f}};
    trainer.step(Net::Input{}, Label{1});
}
