// expect: expected a network that may be changed on the left
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Factory = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Factory net;
static constexpr Factory factory{};

int main() {
    factory.weights<1>() = net.weights<1>();
}
