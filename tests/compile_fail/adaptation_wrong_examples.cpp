// expect: TrainingLoop, Adaptation, validate: expected examples for the network
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<3, Softmax>>;
using Teacher = Trainer<Net, CrossEntropy, SGD>;
using Past = Replay<std::array<float, 5>, Label, 20, Reservoir>;
using HeldOut = Examples<Net::Input, Label, 10>;

static Net net;
static Past past;
static HeldOut held_out;
static Adaptation<Teacher, Past, HeldOut> adaptation{net, {0.1f}, past, held_out};

int main() {
    adaptation.start(3);
    return adaptation.advance(10);
}
