// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_FIRMWARE_NETWORK_HPP
#define NERVELET_EXAMPLES_FIRMWARE_NETWORK_HPP

#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<64>, Dense<32, ReLU>, Dense<10, Softmax>>;
using Teacher = Trainer<Net, CrossEntropy, SGD>;

/// What the device leaves the factory with, made by the compiler. Yours would be the parameters of a network that a PC
/// has taught.
constexpr Net factory_network() {
    Net net;
    initialize(net, 7);
    return net;
}

#endif
