// Part of nervelet. MIT licence, the nervelet authors.
//
// In place of examples/firmware/network.hpp: the firmware of a sensor whose windows a network of convolutions reads.
#ifndef NERVELET_TESTS_BENCHMARK_BOARD_CONV1D_NETWORK_HPP
#define NERVELET_TESTS_BENCHMARK_BOARD_CONV1D_NETWORK_HPP

#include <nervelet/nervelet.hpp>

namespace nn = nervelet;

using Net = nn::Network<float, nn::Input<128, 3>, nn::Conv1D<8, 5, nn::ReLU>, nn::MaxPool1D<2>,
                        nn::Conv1D<16, 5, nn::ReLU>, nn::GlobalAveragePool, nn::Dense<4, nn::Softmax>>;
using Teacher = nn::Trainer<Net, nn::CrossEntropy, nn::SGD>;

constexpr Net factory_network() {
    Net net;
    nn::initialize(net, 7);
    return net;
}

#endif
