// Part of nervelet. MIT licence, the nervelet authors.
//
// A constant network of 16 bits of which the biases learn, in batches, with momentum and a weight decay, and by
// Accumulators, and are saved.
#include "board.hpp"

#include <array>

namespace {

constexpr Net factory = factory_network();

using Biases = nn::Network<nn::Fixed16, nn::Input<64>, nn::BiasOnly<nn::Pretrained<Net, factory>>>;

template <class T>
using Decayed = nn::WeightDecay<nn::Momentum<T>>;

Biases biases;
nn::Trainer<Biases, nn::CrossEntropy, Decayed, 2> bias_teacher;
nn::Accumulator<Biases, nn::CrossEntropy, nn::SGD> sum;
nn::Accumulator<Biases, nn::CrossEntropy, Decayed> moving_sum;
nn::Saved<Biases> saved;

} // namespace

int main() {
    nn::initialize(biases, 7);
    bias_teacher.reset(biases, {{0.01f, 0.9f}, 0.001f});
    sum.reset(biases, {0.1f});
    moving_sum.reset(biases, {{0.01f, 0.9f}, 0.001f});
    while (true) {
        take_frame();
        const nn::Label label{board.keypad};
        const std::array<Net::Input, 2> xs{{frame, frame}};
        const std::array<nn::Label, 2> labels{{label, label}};
        bias_teacher.step(xs, labels);
        sum.add(frame, label);
        sum.step();
        moving_sum.add(frame, label);
        moving_sum.step();
        board.loss = bias_teacher.step(frame, label).raw();
        board.display = static_cast<std::uint32_t>(nn::argmax(biases(frame)));
        board.frames_waiting = nn::save(saved, biases) == nn::StorageError::none ? board.frames_waiting - 1 : 0;
    }
}
