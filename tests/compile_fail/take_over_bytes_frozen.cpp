// expect: none of them frozen
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Factory = Network<float, Input<4>, Dense<3, ReLU>, Dense<2, Softmax>>;
static constexpr Factory factory{};
static constexpr QuantizedNetwork<Factory> small{};

static Network<float, Input<4>, Pretrained<Factory, factory, 1>, Dense<2, Softmax>> net;

int main() {
    take_over(net, small);
}
