// expect: top_k(y): expected at least two values
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<1, Sigmoid>>;

static Net net;

int main() {
    const Net::Input x{};
    return static_cast<int>(top_k<1>(net(x))[0]);
}
