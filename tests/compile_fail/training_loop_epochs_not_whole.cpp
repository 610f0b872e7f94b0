// expect: expected a whole number of epochs
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;
using Teacher = Trainer<Net, CrossEntropy, SGD>;
using Few = Examples<Net::Input, Label, 2>;

static const std::array<Net::Input, 2> inputs{};
static const std::array<Label, 2> labels{};
static const Few few{inputs, labels};
static Teacher trainer{net, {0.1f}};
static TrainingLoop<Teacher, Few> training{trainer, few};

int main() {
    training.start(0.5f);
    return training.is_running();
}
