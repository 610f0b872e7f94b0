// expect: expected a network whose parameters can change, got a constant
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<3, Softmax>>;

constexpr Net net{};
static Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1f}};

int main() {
    return trainer.steps() == 0;
}
