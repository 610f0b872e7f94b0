// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_FIXED16_RECURRENT_LESSON_HPP
#define NERVELET_TESTS_SUPPORT_FIXED16_RECURRENT_LESSON_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "fixed16_lesson.hpp"

#include <nervelet/layer/gru.hpp>
#include <nervelet/loss/squared_error.hpp>
#include <nervelet/network/time_distributed.hpp>

namespace support {

using GatesOverTime16 =
    nervelet::Network<nervelet::Fixed16, nervelet::Input<12, 2>, nervelet::GRU<5, nervelet::EveryStep>,
                      nervelet::GRU<4>, nervelet::Dense<3, nervelet::Softmax>>;

using EveryStep16 = nervelet::Network<nervelet::Fixed16, nervelet::Input<8, 1>, nervelet::GRU<4, nervelet::EveryStep>,
                                      nervelet::TimeDistributed<nervelet::Dense<1>>>;

/// Steps on single examples, then on batches of two, with the target that is made of each; the CRC-32 of all
/// parameters.
template <class Net, class Loss, class TargetOf>
constexpr std::uint32_t taught_gates_crc(int steps, const TargetOf& target_of) {
    using namespace nervelet;
    Net net;
    initialize(net, 7);
    Trainer<Net, Loss, SGD, 2> trainer{net, {0.06f}, 11};
    Random random(3);
    for (int step = 0; step < steps; ++step) {
        const Example16<Net> first = Example16<Net>::draw(random);
        const Example16<Net> second = Example16<Net>::draw(random);
        using Target = decltype(target_of(first));
        trainer.step(first.x, target_of(first));
        const std::array<typename Net::Input, 2> xs{{first.x, second.x}};
        const std::array<Target, 2> targets{{target_of(first), target_of(second)}};
        trainer.step(xs, targets);
    }
    return crc32_of_raw(net.parameters());
}

struct LabelOf {
    template <class Example>
    constexpr nervelet::Label operator()(const Example& example) const {
        return example.label;
    }
};

/// A quarter of the input of every step.
struct QuarterOf {
    template <class Example>
    constexpr EveryStep16::Output operator()(const Example& example) const {
        EveryStep16::Output target{};
        std::size_t j = 0;
        for (nervelet::Fixed16& number : target) {
            number.raw = static_cast<std::int16_t>(example.x.data()[j++].raw / 4);
        }
        return target;
    }
};

constexpr std::uint32_t gates_crc(int steps) {
    return taught_gates_crc<GatesOverTime16, nervelet::CrossEntropy>(steps, LabelOf{});
}

constexpr std::uint32_t every_step_crc(int steps) {
    return taught_gates_crc<EveryStep16, nervelet::SquaredError>(steps, QuarterOf{});
}

} // namespace support

#endif
