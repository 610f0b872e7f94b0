// expect: expected CrossEntropy after a last layer with Softmax
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<Fixed16, Input<16>, Dense<4, ReLU>, Dense<3>>;

int main() {
    Net net;
    evaluate<MeanAbsoluteError>(net, Net::Input{}, Net::Output{});
}
