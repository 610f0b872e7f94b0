// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_FIXED16_CONVOLUTION_LESSON_HPP
#define NERVELET_TESTS_SUPPORT_FIXED16_CONVOLUTION_LESSON_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "fixed16_lesson.hpp"

#include <nervelet/layer/average_pool2d.hpp>
#include <nervelet/layer/conv1d.hpp>
#include <nervelet/layer/conv2d.hpp>
#include <nervelet/layer/depthwise_conv2d.hpp>
#include <nervelet/layer/global_average_pool.hpp>
#include <nervelet/layer/max_pool1d.hpp>

namespace support {

using OverTime16 =
    nervelet::Network<nervelet::Fixed16, nervelet::Input<12, 2>, nervelet::Conv1D<4, 3, nervelet::ReLU, nervelet::Same>,
                      nervelet::MaxPool1D<2>, nervelet::Conv1D<5, 3>, nervelet::GlobalAveragePool,
                      nervelet::Dense<3, nervelet::Softmax>>;

using OverImages16 =
    nervelet::Network<nervelet::Fixed16, nervelet::Input<6, 5, 1>,
                      nervelet::Conv2D<3, 3, nervelet::ReLU>,
                      nervelet::DepthwiseConv2D<2, nervelet::ReLU, nervelet::Same, nervelet::Multiplier<2>>,
                      nervelet::AveragePool2D<2, nervelet::Stride<1>>, nervelet::Dense<3, nervelet::Softmax>>;

/// Steps on single examples, then batches of two; the CRC-32 of all parameters.
template <class Net>
constexpr std::uint32_t taught_convolution_crc(int steps) {
    using namespace nervelet;
    Net net;
    initialize(net, 7);
    Trainer<Net, CrossEntropy, SGD, 2> trainer{net, {0.06f}, 11};
    Random random(3);
    for (int step = 0; step < steps; ++step) {
        const Example16<Net> first = Example16<Net>::draw(random);
        const Example16<Net> second = Example16<Net>::draw(random);
        trainer.step(first.x, first.label);
        const std::array<typename Net::Input, 2> xs{{first.x, second.x}};
        const std::array<Label, 2> labels{{first.label, second.label}};
        trainer.step(xs, labels);
    }
    return crc32_of_raw(net.parameters());
}

} // namespace support

#endif
