// expect: expected a whole number as the count of examples
// Part of nervelet. MIT licence, the nervelet authors.
#include <array>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;
static Trainer<Net, CrossEntropy, SGD, 2> trainer{net, {0.1f}};
static const std::array<Net::Input, 2> xs{};
static const std::array<Label, 2> labels{};

int main() {
    return trainer.step(xs, labels, 0.1f) > 0;
}
