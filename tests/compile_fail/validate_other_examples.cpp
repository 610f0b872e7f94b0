// expect: expected examples for the network
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;
static const std::array<Net::Output, 2> inputs{};
static const std::array<Label, 2> labels{};

int main() {
    return validate<CrossEntropy>(net, Examples<Net::Output, Label, 2>{inputs, labels}).loss() > 0.5f;
}
