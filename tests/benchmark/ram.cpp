// Part of nervelet. MIT licence, the nervelet authors.
//
// Prints the table of README.md beside this file: what networks in training take in RAM, by memory_of. checks/readme.sh
// compares it.
#include <cstddef>
#include <cstdio>
#include <string>

#include <nervelet/nervelet.hpp>

namespace nn = nervelet;

using Small = nn::Network<float, nn::Input<2>, nn::Dense<4, nn::Tanh>, nn::Dense<1, nn::Sigmoid>>;
using Classifier = nn::Network<float, nn::Input<64>, nn::Dense<32, nn::ReLU>, nn::Dense<10, nn::Softmax>>;
using Gestures = nn::Network<float, nn::Input<128, 3>, nn::Conv1D<8, 5, nn::ReLU>, nn::MaxPool1D<2>,
                             nn::Conv1D<16, 5, nn::ReLU>, nn::GlobalAveragePool, nn::Dense<4, nn::Softmax>>;

static std::string with_commas(std::size_t number) {
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3; at -= 3) {
        text.insert(at - 3, ",");
    }
    return text;
}

template <class Trainer>
void row(const char* name) {
    constexpr nn::Memory memory = nn::memory_of<Trainer>();
    std::printf("| %s |", name);
    for (const std::size_t bytes :
         {memory.parameters, memory.gradients, memory.optimizer, memory.activations, memory.other, memory.total}) {
        std::printf(" %s |", with_commas(bytes).c_str());
    }
    std::printf("\n");
}

int main() {
    std::puts("| network and trainer | network | gradients | optimizer | activations | other | total |\n"
              "|---|---|---|---|---|---|---|");
    row<nn::Trainer<Small, nn::BinaryCrossEntropy, nn::SGD>>("2-4-1, SGD, one example");
    row<nn::Trainer<Classifier, nn::CrossEntropy, nn::SGD>>("64-32-10, SGD, one example");
    row<nn::Trainer<Classifier, nn::CrossEntropy, nn::Adam>>("64-32-10, Adam, one example");
    row<nn::Trainer<Classifier, nn::CrossEntropy, nn::SGD, 16>>("64-32-10, SGD, batches of 16");
    row<nn::Accumulator<Classifier, nn::CrossEntropy, nn::SGD>>(
        "64-32-10, SGD, 16 examples at a time summed into an `Accumulator`");
    row<nn::Trainer<Gestures, nn::CrossEntropy, nn::SGD>>("convolutions over 128 x 3, see above, SGD, one example");
}
