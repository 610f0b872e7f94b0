// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_FIRMWARE_NETWORK_HPP
#define NERVELET_EXAMPLES_FIRMWARE_NETWORK_HPP

#include <nervelet/nervelet.hpp>

namespace nn = nervelet;

using Net = nn::Network<float, nn::Input<64>, nn::Dense<32, nn::ReLU>, nn::Dense<10, nn::Softmax>>;
using Teacher = nn::Trainer<Net, nn::CrossEntropy, nn::SGD>;

/// What the device leaves the factory with, made by the compiler. Yours would be the parameters of a network that a PC
/// has taught.
constexpr Net factory_network() {
    Net net;
    nn::initialize(net, 7);
    return net;
}

#endif
