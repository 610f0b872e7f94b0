// Part of nervelet. MIT licence, the nervelet authors.
//
// The network that reads digits: what of it lies in flash, and what of it learns and is saved.
#pragma once

#include <nervelet.h>

#include "factory.h"

namespace nn = nervelet;

// 64 pixels go in, 32 units look at them, and 10 outputs say how sure the board is of each digit.
using Factory = nn::Network<float, nn::Input<64>, nn::Dense<32, nn::ReLU>, nn::Dense<10, nn::Softmax>>;

constexpr Factory make_factory() {
    Factory made;
    made.parameters() = factory;
    return made;
}
extern constexpr Factory factory_net = make_factory(); // in flash

// On the board the weights between pixels and units stay in flash, as the factory made them. What learns are the biases
// of the units and the last layer: 362 numbers instead of 2,410, in RAM and where they are saved. What a board has
// saved fits only this factory's numbers: if you change them, reset the board, teach it and write it down anew.
using Features = nn::BiasOnly<nn::Pretrained<Factory, factory_net, 1>>;
using Net = nn::Network<float, nn::Input<64>, Features, nn::Dense<10, nn::Softmax>>;
