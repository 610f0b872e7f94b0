// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_BENCHMARK_BOARD_FIXED16_NETWORK_HPP
#define NERVELET_TESTS_BENCHMARK_BOARD_FIXED16_NETWORK_HPP

#include <nervelet/nervelet.hpp>

namespace nn = nervelet;

/// The network of examples/firmware in 16 bits.
using Net = nn::Network<nn::Fixed16, nn::Input<64>, nn::Dense<32, nn::ReLU>, nn::Dense<10, nn::Softmax>>;
using Teacher = nn::Trainer<Net, nn::CrossEntropy, nn::SGD>;

constexpr Net factory_network() {
    Net net;
    nn::initialize(net, 7);
    return net;
}

#endif
