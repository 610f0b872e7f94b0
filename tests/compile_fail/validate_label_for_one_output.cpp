// expect: a label names one of several outputs, but this network has one
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<1, Sigmoid>>;

static Net net;
static const std::array<Net::Input, 2> inputs{};
static const std::array<Label, 2> labels{};

int main() {
    return validate<BinaryCrossEntropy>(net, Examples<Net::Input, Label, 2>{inputs, labels}).loss() > 0.5f;
}
