// expect: BiasOnly<Layer>: expected a frozen Dense, Conv1D, Conv2D, GRU or LSTM
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Small = QuantizedNetwork<Network<float, Input<4>, Dense<3, ReLU>, Dense<2, Softmax>>>;

constexpr Small with_scale() {
    Small net{};
    net.layers.first.output = int8::relu_output_of({0.5f, -128});
    net.layers.above.first.filters.output = int8::output_of({0.5f, 0});
    return net;
}

constexpr Small small = with_scale();

using Net = Network<float, Input<4>, BiasOnly<Pretrained<Small, small, 1>>, Dense<3, Softmax>>;

static Net net;
static Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1f}};

int main() {
    initialize(net, 7);
    trainer.step(Net::Input{}, Label{1});
    return net(Net::Input{})[0] > 0.5f;
}
