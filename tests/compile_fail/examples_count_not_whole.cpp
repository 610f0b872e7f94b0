// expect: expected a whole number as the count of examples
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static const Net::Input inputs[2] = {};
static const Label labels[2] = {};

int main() {
    const Examples<Net::Input, Label, 2> few(inputs, labels, 1.9f);
    return few.size() == 1;
}
