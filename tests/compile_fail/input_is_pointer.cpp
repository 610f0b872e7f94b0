// expect: expected x as Net::Input, a std::array
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;

int main() {
    const float x[4] = {};
    return net(x)[0] > 0.5f;
}
