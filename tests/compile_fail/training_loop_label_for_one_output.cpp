// expect: a label names one of several outputs, but this network has one
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<1, Sigmoid>>;
using Teacher = Trainer<Net, BinaryCrossEntropy, SGD>;
using Past = Replay<Net::Input, Label, 20, Reservoir>;

static Net net;
static Teacher trainer{net, {0.1f}};
static Past past;
static TrainingLoop<Teacher, Past> training{trainer, past};

int main() {
    training.start(3);
    return training.advance(10);
}
