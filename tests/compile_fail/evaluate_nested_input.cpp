// expect: one array of all its numbers, channels last
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

static Network<float, Input<16, 3>, Conv1D<8, 5, ReLU>, Dense<2, Softmax>> net;
static std::array<std::array<float, 3>, 16> window;

int main() {
    return evaluate<CrossEntropy>(net, window, Label{1}) > 0.5f;
}
