// expect: expected a network of the same layers
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Factory = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;
static constexpr Factory factory{};

using Net = Network<float, Input<4>, Pretrained<Factory, factory, 1>, Dense<5, Softmax>>;
static Net net;

int main() {
    take_over(net, factory);
}
