// Part of nervelet. MIT licence, the nervelet authors.
//
// A constant network of bytes below a head of 16 bits that learns: from pictures, and from features that were kept.
#include "board.hpp"

#include <array>
#include <cstddef>

namespace {

using Seen = nn::Network<float, nn::Input<8, 8, 1>, nn::Conv2D<4, 3, nn::ReLU, nn::Stride<2>>, nn::Dense<16, nn::ReLU>,
                         nn::Dense<8, nn::Softmax>>;

/// The compiler quantizes it, by two pictures.
constexpr auto quantized_factory() {
    Seen seen;
    nn::initialize(seen, 7);
    std::array<Seen::Input, 2> samples{};
    for (std::size_t i = 0; i < 64; ++i) {
        samples[0][i] = static_cast<float>(i) / 64;
        samples[1][i] = i % 3 == 0 ? 1.0f : 0.0f;
    }
    return nn::quantize(seen, samples);
}

using Backbone = nn::QuantizedNetwork<Seen>;
constexpr Backbone backbone = quantized_factory();

using Head =
    nn::Network<nn::Fixed16, nn::Input<8, 8, 1>, nn::Pretrained<Backbone, backbone, 2>, nn::Dense<10, nn::Softmax>>;
using Past = nn::Replay<Head::Features, nn::Label, 20, nn::ClassBalanced<10>>;

Head head;
nn::Trainer<Head, nn::CrossEntropy, nn::SGD> head_teacher;
Past past;

} // namespace

int main() {
    nn::Random random(3);
    head_teacher.reset(head, {0.1f});
    while (true) {
        take_frame();
        const nn::Label label{board.keypad};
        board.loss = head_teacher.step(frame, label).raw();
        past.add(head.features(frame), label, random);
        const std::size_t i = past.sample(random);
        head_teacher.step(past.input(i), past.target(i));
        board.display = static_cast<std::uint32_t>(nn::argmax(head(frame)));
        board.frames_waiting = board.frames_waiting - 1;
    }
}
