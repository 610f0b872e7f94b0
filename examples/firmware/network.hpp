// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_FIRMWARE_NETWORK_HPP
#define NERVELET_EXAMPLES_FIRMWARE_NETWORK_HPP

#include <nervelet/nervelet.hpp>

namespace nn = nervelet;

/// 64-32-10: 64 pixels, 32 units, 10 digits.
using Net = nn::Network<float, nn::Input<64>, nn::Dense<32, nn::ReLU>, nn::Dense<10, nn::Softmax>>;
/// Trains it by plain gradient descent.
using Teacher = nn::Trainer<Net, nn::CrossEntropy, nn::SGD>;

/// The network at delivery, computed by the compiler: here random parameters. In a real firmware they would come from a
/// network that was trained on a PC.
constexpr Net factory_network() {
    Net net;
    nn::initialize(net, 7);
    return net;
}

#endif
