// expect: above those that it has of bytes by Pretrained, are those of bytes
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Small = QuantizedNetwork<Network<float, Input<4>, Dense<3, ReLU>, Dense<2, Softmax>>>;

constexpr Small with_scale() {
    Small net{};
    net.layers.first.output = int8::relu_output_of({0.5f, -128});
    return net;
}

constexpr Small small = with_scale();

static Network<float, Input<4>, Pretrained<Small, small, 1>, Dense<2, Softmax>> net;

int main() {
    take_over(net, QuantizedNetwork<Network<float, Input<5>, Dense<3, ReLU>, Dense<2, Softmax>>>{});
}
