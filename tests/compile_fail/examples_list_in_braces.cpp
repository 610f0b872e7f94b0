// expect: expected arrays that outlive the view, got a temporary one
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;
static const Net::Input inputs[2] = {};

int main() {
    const Examples<Net::Input, Label, 2> few{inputs, {Label{0}, Label{1}}};
    return few.size() == 2;
}
