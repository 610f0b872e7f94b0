// Part of nervelet. MIT licence, the nervelet authors.
//
// The network that reads digits: which parameters are constants in flash, and which are trained and saved.
#pragma once

#include <nervelet.h>

#include "factory.h"

namespace nn = nervelet;

// 64 inputs, the pixels; a layer of 32 units; 10 outputs, the probability of each digit.
using Factory = nn::Network<float, nn::Input<64>, nn::Dense<32, nn::ReLU>, nn::Dense<10, nn::Softmax>>;

constexpr Factory make_factory() {
    Factory made;
    made.parameters() = factory;
    return made;
}
extern constexpr Factory factory_net = make_factory(); // in flash

// On the board the weights of the first layer stay constants in flash. Its biases and the last layer are trained: 362
// parameters instead of 2,410, in RAM and in a save. A save belongs to the constants in factory.h: if you change them,
// reset the board, train it and save again.
using Features = nn::BiasOnly<nn::Pretrained<Factory, factory_net, 1>>;
using Net = nn::Network<float, nn::Input<64>, Features, nn::Dense<10, nn::Softmax>>;
