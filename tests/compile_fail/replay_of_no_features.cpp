// expect: expected features of a network whose first layers do not learn
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Replay<Net::Features, Label, 20, Reservoir> past;

int main() {
    return past.size() > 0;
}
