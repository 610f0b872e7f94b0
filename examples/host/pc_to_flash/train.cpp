// Part of nervelet. MIT licence, the nervelet authors.
//
// Trained on a PC, then into flash: trains a network that reads handwritten digits, and writes it as a header.
// device.cpp is what includes it. `pc_to_flash_train factory.hpp`

#include <cstdio>

#include "../teach_digits/digits.hpp"
#include "../weights/write_header.hpp"

namespace nn = nervelet;
using digits::Digits;

using Net = nn::Network<float, nn::Input<64>, nn::Dense<32, nn::ReLU>, nn::Dropout<10>, nn::Dense<10, nn::Softmax>>;

static nn::Label label_of(std::size_t i) {
    return nn::Label{static_cast<std::size_t>(Digits::label(i))};
}

int main(int argument_count, char** arguments) {
    if (argument_count != 2) {
        std::fprintf(stderr, "Usage: pc_to_flash_train HEADER, for example factory.hpp\n");
        return 2;
    }
    static Net net;
    static nn::Trainer<Net, nn::CrossEntropy, nn::Adam> trainer{net, {0.001f}};
    nn::initialize(net, 7);
    nn::Random random(7);
    nn::ShuffledIndices<Digits::training_count> order;
    for (int epoch = 0; epoch < 20; ++epoch) {
        order.shuffle(random);
        for (const std::size_t i : order) {
            trainer.step(Digits::image<float>(i), label_of(i));
        }
    }

    nn::Accuracy test;
    for (std::size_t i = Digits::training_count; i < Digits::count; ++i) {
        test.add(label_of(i).index, nn::argmax(net(Digits::image<float>(i))));
    }
    std::printf("Of %u test digits %u are read correctly.\n", static_cast<unsigned>(test.count()),
                static_cast<unsigned>(test.right()));
    return weights::write_header(net, "factory", arguments[1]) ? 0 : 1;
}
