// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_FIXED16_OPTIMIZER_LESSON_HPP
#define NERVELET_TESTS_SUPPORT_FIXED16_OPTIMIZER_LESSON_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "fixed16_convolution_lesson.hpp"

#include <nervelet/accumulator.hpp>
#include <nervelet/optimizer/clip_by_value.hpp>
#include <nervelet/optimizer/momentum.hpp>
#include <nervelet/optimizer/weight_decay.hpp>

namespace support {

template <class T>
using DecayedSGD = nervelet::WeightDecay<nervelet::SGD<T>>;
template <class T>
using DecayedMomentum = nervelet::WeightDecay<nervelet::Momentum<T>>;
template <class T>
using ClippedSGD = nervelet::ClipByValue<nervelet::SGD<T>>;
template <class T>
using ClippedMomentum = nervelet::ClipByValue<nervelet::Momentum<T>>;
template <class T>
using ClippedDecayedSGD = nervelet::ClipByValue<DecayedSGD<T>>;
template <class T>
using ClippedDecayedMomentum = nervelet::ClipByValue<DecayedMomentum<T>>;

/// Steps on single examples, batches of up to Capacity, then those of an Accumulator; the CRC-32 of all parameters.
template <class Net, template <class> class Optimizer, std::size_t Capacity>
constexpr std::uint32_t crc_of_optimizer(const Optimizer<nervelet::Fixed16>& optimizer, int steps) {
    using namespace nervelet;
    Net net;
    initialize(net, 7);
    Trainer<Net, CrossEntropy, Optimizer, Capacity> trainer{net, optimizer, 11};
    Accumulator<Net, CrossEntropy, Optimizer> accumulator{net, optimizer, 12};
    Random random(3);
    for (int step = 0; step < steps; ++step) {
        std::array<typename Net::Input, Capacity> xs{};
        std::array<Label, Capacity> labels{};
        for (std::size_t n = 0; n < Capacity; ++n) {
            const Example16<Net> example = Example16<Net>::draw(random);
            trainer.step(example.x, example.label);
            xs[n] = example.x;
            labels[n] = example.label;
        }
        trainer.step(xs, labels);
        for (int n = 0; n < 3; ++n) {
            const Example16<Net> example = Example16<Net>::draw(random);
            accumulator.add(example.x, example.label);
        }
        accumulator.step();
    }
    return crc32_of_raw(net.parameters());
}

} // namespace support

#endif
