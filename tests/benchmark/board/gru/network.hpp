// Part of nervelet. MIT licence, the nervelet authors.
//
// In place of examples/firmware/network.hpp: a GRU forecasts the next number of a sensor, one step ahead at every step
// of a window.
#ifndef NERVELET_TESTS_BENCHMARK_BOARD_GRU_NETWORK_HPP
#define NERVELET_TESTS_BENCHMARK_BOARD_GRU_NETWORK_HPP

#include <nervelet/nervelet.hpp>

namespace nn = nervelet;

using Net = nn::Network<float, nn::Input<16, 1>, nn::GRU<16, nn::EveryStep>, nn::TimeDistributed<nn::Dense<1>>>;
using Teacher = nn::Trainer<Net, nn::MeanSquaredError, nn::SGD>;

constexpr Net factory_network() {
    Net net;
    nn::initialize(net, 7);
    return net;
}

#endif
