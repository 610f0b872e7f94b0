// expect: expected an optimizer, such as SGD or Adam
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;
static Trainer<Net, CrossEntropy> trainer{net, {0.1f}};

int main() {
    return trainer.steps() == 0;
}
