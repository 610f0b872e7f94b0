// expect: expected layers that all learn
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Factory = Network<Fixed16, Input<16>, Dense<4, ReLU>, Dense<3, Softmax>>;
constexpr Factory factory{};
using Net = Network<Fixed16, Input<16>, Frozen<Dense<4, ReLU>, Stored<Factory, factory, 0>>, Dense<3, Softmax>>;

int main() {
    Net net;
    gradient_check<CrossEntropy>(net, Net::Input{}, Label{1});
}
