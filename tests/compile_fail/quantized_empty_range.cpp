// expect: Quantized<Minimum, Maximum>: expected a Minimum below the Maximum
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<3, Softmax>>;

static Replay<Net::Input, Label, 20, Reservoir, Quantized<1, 1>> past;

int main() {
    Random random(7);
    return past.add({{1, 2, 3, 4}}, Label{1}, random);
}
