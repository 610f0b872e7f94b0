// expect: take_over(net, other): expected two networks
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;
static Net other;
static Trainer<Net, CrossEntropy, SGD> trainer{other, {0.1f}};

int main() {
    take_over(net, trainer);
}
