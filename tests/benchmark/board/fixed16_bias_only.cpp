// Part of nervelet. MIT licence, the nervelet authors.
//
// Prints what 64-32-10 costs in 16 bits where its first layer lies in flash, and of that the biases alone learn.
#include "fixed16_learner.hpp"

namespace {

using Whole = Network<Fixed16, Input<64>, Dense<32, ReLU>, Dense<10, Softmax>>;

constexpr Whole make_constants() {
    Whole net;
    initialize(net, 7);
    return net;
}
constexpr Whole constants = make_constants();

using Taught =
    Learner<Network<Fixed16, Input<64>, BiasOnly<Pretrained<Whole, constants, 1>>, Dense<10, Softmax>>, DensePixels>;

} // namespace

int main() {
    take_over(Taught::net, constants);
    Taught::costs("64-32-10/forward/fixed16_bias_only", "64-32-10/step/fixed16_bias_only", 2);
    semihosting::exit(0);
}
