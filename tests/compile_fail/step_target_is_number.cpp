// expect: expected the target as Net::Output, an array of the one output: {0.7f}
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<1, Sigmoid>>;

static Net net;
static Trainer<Net, BinaryCrossEntropy, SGD> trainer{net, {0.1f}};

int main() {
    return trainer.step({}, 0.7f) > 0;
}
