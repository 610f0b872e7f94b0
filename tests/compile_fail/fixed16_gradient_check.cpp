// expect: expected a network of float or double
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<Fixed16, Input<16>, Dense<4, ReLU>, Dense<3, Softmax>>;

int main() {
    Net net;
    gradient_check<CrossEntropy>(net, Net::Input{}, Label{1});
}
