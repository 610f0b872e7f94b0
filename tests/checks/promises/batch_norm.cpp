// Part of nervelet. MIT licence, the nervelet authors.
//
// A device that trains a network with batch normalization, whose statistics are constant: for read_only.sh.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

constexpr BatchNormStatistics<float, 8> statistics = {{{1, 2, 3, 4, 5, 6, 7, 8}}, {{1, 2, 3, 4, 5, 6, 7, 8}}};
using Norm = BatchNorm<decltype(statistics), statistics, ReLU>;
using Net = Network<float, Input<64>, Dense<8>, Norm, Dense<10, Softmax>>;

static Net net;
static Trainer<Net, CrossEntropy, SGD> trainer;

float learn(const Net::Input& x, Label label) {
    return trainer.step(x, label);
}

void start() {
    trainer.reset(net, {0.1f});
}
