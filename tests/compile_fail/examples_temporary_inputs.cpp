// expect: expected arrays that outlive the view, got a temporary one
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;
static const std::array<Label, 2> labels{};

static std::array<Net::Input, 2> measured() {
    return {};
}

int main() {
    const Examples<Net::Input, Label, 2> few{measured(), labels};
    return few.size() == 2;
}
