// expect: expected behind the network the numbers of the optimizer
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;
static Trainer<Net, CrossEntropy, SGD> trainer{net, Adam<float>{0.1f}};

int main() {
    return trainer.steps() == 0;
}
