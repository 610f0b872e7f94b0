// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_FACTORY_FIXED16_HPP
#define NERVELET_TESTS_SUPPORT_FACTORY_FIXED16_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include <nervelet/nervelet.hpp>

#include "fixed16_lesson.hpp"

/// Constant networks of 16 bits for layers that do not learn, and lessons on them.
namespace support {

using nervelet::Fixed16;

/// Size parameters in [-1/2, 1/2], as a constant expression of C++14.
template <std::size_t... Index>
constexpr std::array<Fixed16, sizeof...(Index)> numbers16(std::uint32_t seed, std::index_sequence<Index...>) {
    return {{Fixed16::from_raw(
        static_cast<std::int16_t>(static_cast<std::int32_t>((Index * 7919u + seed * 104729u) % 8191u) - 4095))...}};
}

template <class Net>
constexpr Net constant16(std::uint32_t seed) {
    Net net{};
    net.parameters() = numbers16(seed, std::make_index_sequence<Net::parameter_count>{});
    return net;
}

/// What is frozen in tests of dense layers.
using Factory16 = nervelet::Network<Fixed16, nervelet::Input<7>, nervelet::Dense<8, nervelet::Tanh>,
                                    nervelet::Dense<5, nervelet::ReLU>, nervelet::Dense<3, nervelet::Softmax>>;
constexpr Factory16 factory16 = constant16<Factory16>(5);

template <std::size_t Index>
using Taught16 = nervelet::Stored<Factory16, factory16, Index>;
using First16 = nervelet::Frozen<nervelet::Dense<8, nervelet::Tanh>, Taught16<0>>;
using Second16 = nervelet::Frozen<nervelet::Dense<5, nervelet::ReLU>, Taught16<1>>;
using Third16 = nervelet::Frozen<nervelet::Dense<3, nervelet::Softmax>, Taught16<2>>;

/// And of convolutions; a network of which the biases learn.
using Images16 =
    nervelet::Network<Fixed16, nervelet::Input<6, 5, 2>, nervelet::Conv2D<4, 3, nervelet::ReLU, nervelet::Same>,
                      nervelet::MaxPool2D<2>, nervelet::Conv2D<3, 2>, nervelet::Dense<3, nervelet::Softmax>>;
constexpr Images16 images16 = constant16<Images16>(3);
using BiasesOfImages16 =
    nervelet::Network<Fixed16, nervelet::Input<6, 5, 2>, nervelet::BiasOnly<nervelet::Pretrained<Images16, images16>>>;

/// Whether a network computes what the plain one of the same parameters does, to the bit.
template <class Net>
bool computes_as_merged16(const Net& net) {
    nervelet::Random random(9);
    const nervelet::Merged<Net> plain = nervelet::merge(net);
    bool same = true;
    for (int i = 0; i < 50; ++i) {
        const auto x = Example16<Net>::draw(random).x;
        same = same && net(x) == plain(x) && net.logits(x) == plain.logits(x);
    }
    return same;
}

/// Steps on single examples, then batches of two; every loss is added up.
template <class Loss = nervelet::CrossEntropy, class Net>
constexpr nervelet::FixedLoss teach_a_while16(Net& net, int steps) {
    nervelet::Trainer<Net, Loss, nervelet::SGD, 2> trainer{net, {0.05f}, 11};
    nervelet::Random random(3);
    nervelet::FixedLoss sum;
    for (int step = 0; step < steps; ++step) {
        const Example16<Net> first = Example16<Net>::draw(random);
        const Example16<Net> second = Example16<Net>::draw(random);
        sum += trainer.step(first.x, first.label);
        const std::array<typename Net::Input, 2> xs{{first.x, second.x}};
        const std::array<nervelet::Label, 2> labels{{first.label, second.label}};
        sum += trainer.step(xs, labels);
    }
    return sum;
}

/// The CRC-32 of what such steps leave.
template <class Net>
constexpr std::uint32_t crc_after16(int steps) {
    Net net;
    nervelet::initialize(net, 7);
    teach_a_while16(net, steps);
    return crc32_of_raw(net.parameters());
}

} // namespace support

#endif
