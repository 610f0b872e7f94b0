// expect: expected the target as Net::Output or as a class index: Label{3}
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;

int main() {
    return gradient_check<CrossEntropy>(net, {}, 0.7f).largest_error > 0;
}
