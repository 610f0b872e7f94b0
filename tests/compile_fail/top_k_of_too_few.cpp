// expect: top_k: expected K to be at most the number of values
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;

int main() {
    const Net::Input x{};
    return top_k<4>(net(x))[0] == 0;
}
