// expect: merge(other) makes one of it
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Factory = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;
static constexpr Factory factory{};

using Net = Network<float, Input<4>, Pretrained<Factory, factory, 1>, Dense<3, Softmax>>;
static Factory net;
static Net other;

int main() {
    take_over(net, other);
}
