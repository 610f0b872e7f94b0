// Part of nervelet. MIT licence, the nervelet authors.
//
// The network that reads digits: which parameters are constants in flash, and which are trained and saved.
#pragma once

#include "factory.h"
#include "scalar.h"

// 64 inputs, the pixels; a layer of 32 units; 10 outputs, the probability of each digit.
template <class T>
using Reader = nn::Network<T, nn::Input<64>, nn::Dense<32, nn::ReLU>, nn::Dense<10, nn::Softmax>>;

// It was trained in float. The compiler converts it, and the result is a constant in flash. Compilers before GCC 11,
// which some Arduino cores have, leave that to the board, and then 16 bits take 5 KB more of its RAM.
using Factory = Reader<Scalar>;
constexpr Factory make_factory() {
    Reader<float> made;
    made.parameters() = factory;
    return nn::convert<Scalar>(made);
}
extern const Factory factory_net = make_factory();

// On the board the weights of the first layer stay constants in flash. Its biases and the last layer are trained: 362
// parameters instead of 2,410, in RAM and in a save. A save belongs to the constants in factory.h: if you change them,
// reset the board, train it and save again.
using Features = nn::BiasOnly<nn::Pretrained<Factory, factory_net, 1>>;
using Net = nn::Network<Scalar, nn::Input<64>, Features, nn::Dense<10, nn::Softmax>>;
