// expect: expected an Index below the number of layers that have parameters
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dropout<20>, Dense<3, Softmax>>;

static const Net net{};

int main() {
    return net.bias<2>()[0] > 0.5f;
}
