// expect: Of a Trainer give the network that it trains
// Part of nervelet. MIT licence, the nervelet authors.
#pragma GCC diagnostic ignored "-Wdeprecated-declarations" // in a standard library that is older than its compiler
#include <nervelet/nervelet.hpp>

#include "../../examples/host/weights/write_weights.hpp"

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<2, Softmax>>;
static Net net;
static Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1f}};

int main() {
    weights::write_weights(trainer, "learned.safetensors");
}
