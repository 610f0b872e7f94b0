// expect: a label names one of several outputs, but this network has one
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<1, Sigmoid>>;

static Net net;

using Past = Replay<Net::Input, Label, 20, Reservoir>;
using Answers = Replay<Net::Input, Net::Output, 20, Reservoir>;

static Past past;
static Answers answers;
static Adaptation<Trainer<Net, BinaryCrossEntropy, SGD>, Answers, Past> adaptation{net, {0.1f}, answers, past};

int main() {
    return adaptation.advance(1);
}
