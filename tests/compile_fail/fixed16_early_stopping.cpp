// expect: EarlyStopping<FixedLoss> for what evaluate
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<Fixed16, Input<4>, Dense<3, Softmax>>;

int main() {
    Net net;
    EarlyStopping<Net::Scalar> stopping{3};
    stopping.update(evaluate<CrossEntropy>(net, Net::Input{}, Label{1}));
}
