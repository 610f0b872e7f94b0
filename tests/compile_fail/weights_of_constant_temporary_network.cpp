// expect: expected a network with a name: a view of a temporary one would outlive it
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static const Net net;

int main() {
    const auto view = static_cast<const Net&&>(net).weights<0>();
    return view(0, 0) > 0;
}
