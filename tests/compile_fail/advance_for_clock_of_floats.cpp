// expect: advance_for(clock, ticks): expected a clock that gives whole numbers
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<3, Softmax>>;
using Teacher = Trainer<Net, CrossEntropy, SGD>;
using Past = Replay<Net::Input, Label, 20, Reservoir>;

static Net net;
static Teacher trainer{net, {0.1f}};
static Past past;
static TrainingLoop<Teacher, Past> training{trainer, past};

static float seconds() {
    return 0.5f;
}

int main() {
    training.start(3);
    return training.advance_for(seconds, 10);
}
