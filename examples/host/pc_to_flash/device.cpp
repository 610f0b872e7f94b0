// Part of nervelet. MIT licence, the nervelet authors.
//
// The program of a device that has the network of train.cpp in its flash and goes on learning with its last layer. It
// runs on a PC here, and builds for a board as it is.

#include <cstdio>
#include <nervelet/nervelet.hpp>

#include "../teach_digits/digits.hpp"
#include "factory.hpp" // namespace factory: the type Net, the constant net, and answers(net), which tests it

namespace nn = nervelet;
using digits::Digits;

using FirstLayer = nn::Pretrained<factory::Net, factory::net, 1>;
using Net = nn::Network<float, nn::Input<64>, FirstLayer, nn::Dense<10, nn::Softmax>>;
static Net net; // the last layer; the first one stays in flash
static nn::Trainer<Net, nn::CrossEntropy, nn::SGD> trainer{net, {0.01f}};

// On the test digits.
template <class Network>
static unsigned count_right(const Network& network) {
    nn::Accuracy test;
    for (std::size_t i = Digits::training_count; i < Digits::count; ++i) {
        test.add(static_cast<std::size_t>(Digits::label(i)), nn::argmax(network(Digits::image<float>(i))));
    }
    return static_cast<unsigned>(test.right());
}

int main() {
    if (!factory::answers(factory::net)) { // on a board: whether its flash and its arithmetic are sound
        std::printf("The network does not answer as it did where it was trained.\n");
        return 1;
    }
    nn::take_over(net, factory::net); // the last layer starts as it was trained, not at random
    std::printf("In flash: %u right. ", count_right(factory::net));
    std::printf("To be trained: %u right, ", count_right(net));
    for (std::size_t i = 0; i < 100; ++i) { // here on training digits; on a device, on what its user writes
        trainer.step(Digits::image<float>(i), nn::Label{static_cast<std::size_t>(Digits::label(i))});
    }
    std::printf("and after 100 steps %u.\n", count_right(net));
}
