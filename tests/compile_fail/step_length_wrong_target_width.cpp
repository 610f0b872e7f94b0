// expect: step(x, target): expected a target with as many numbers as the network has outputs
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<float, Input<8, 2>, GRU<4>, Dense<3, Softmax>>;

int main() {
    Net net;
    Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1f}};
    return trainer.step(Net::Input{}, std::array<float, 2>{}, Length{5}) > 1.0f;
}
