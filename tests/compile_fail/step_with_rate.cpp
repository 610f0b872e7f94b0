// expect: expected nothing behind the target of one example
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;
static Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1f}};

int main() {
    const Net::Input x{};
    return trainer.step(x, Label{1}, 0.1f) > 0;
}
