// expect: expected an array of the Inputs and one of the Targets
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;
static const std::array<Net::Input, 2> inputs{};
static const std::array<int, 2> labels{};

int main() {
    const Examples<Net::Input, Label, 2> few{inputs, labels};
    return few.size() == 2;
}
