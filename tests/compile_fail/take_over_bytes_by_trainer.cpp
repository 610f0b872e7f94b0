// expect: expected a network of numbers as net
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<3, ReLU>, Dense<2, Softmax>>;
static constexpr QuantizedNetwork<Net> small{};
static Net net;
static Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1f}};

int main() {
    take_over(trainer, small);
}
