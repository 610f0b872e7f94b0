// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_FIXED16_LESSON_HPP
#define NERVELET_TESTS_SUPPORT_FIXED16_LESSON_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include <nervelet/activation/relu.hpp>
#include <nervelet/activation/softmax.hpp>
#include <nervelet/initialize.hpp>
#include <nervelet/loss/cross_entropy.hpp>
#include <nervelet/optimizer/sgd.hpp>
#include <nervelet/scalar/fixed.hpp>
#include <nervelet/storage/crc32.hpp>
#include <nervelet/trainer.hpp>

namespace support {

using Lesson16Net = nervelet::Network<nervelet::Fixed16, nervelet::Input<7>, nervelet::Dense<6, nervelet::ReLU>,
                                      nervelet::Dense<5>, nervelet::Dense<3, nervelet::Softmax>>;

/// What teach16() ends with.
constexpr std::uint32_t lesson16_crc = 0x9F666AA0u;

/// CRC-32 of 16-bit numbers, each least significant byte first, as they are saved.
template <class Numbers>
constexpr std::uint32_t crc32_of_raw(const Numbers& numbers) {
    nervelet::Crc32 crc;
    for (const auto& number : numbers) {
        const auto integer = static_cast<std::uint16_t>(number.raw);
        crc.add(static_cast<std::uint8_t>(integer & 0xFFu));
        crc.add(static_cast<std::uint8_t>(integer >> 8));
    }
    return crc.value();
}

/// An example: the class is the largest of the first three numbers. A template, because before C++17 an array cannot be
/// written to in a constant expression.
template <class Net = Lesson16Net>
struct Example16 {
    typename Net::Input x;
    nervelet::Label label;

    static constexpr Example16 draw(nervelet::Random& random) {
        Example16 example{};
        for (nervelet::Fixed16& number : example.x) {
            number.raw = static_cast<std::int16_t>(static_cast<std::int32_t>(random.below(8192)) - 2048);
        }
        const nervelet::Fixed16* x = static_cast<const typename Net::Input&>(example.x).data();
        example.label.index = x[0] > x[1] ? (x[0] > x[2] ? 0 : 2) : (x[1] > x[2] ? 1 : 2);
        return example;
    }
};

/// Steps on single examples with a label, then with numbers as the target, then batches.
template <class Net = Lesson16Net>
constexpr Net teach16() {
    using namespace nervelet;
    Net net;
    initialize(net, 7);
    Trainer<Net, CrossEntropy, SGD, 3> trainer{net, {0.05f}, 11};
    Random random(3);
    for (int step = 0; step < 40; ++step) {
        const Example16<Net> example = Example16<Net>::draw(random);
        trainer.step(example.x, example.label);
    }
    for (int step = 0; step < 20; ++step) {
        const Example16<Net> example = Example16<Net>::draw(random);
        typename Net::Output target{};
        for (std::size_t j = 0; j < 3; ++j) {
            target[j] = Fixed16(j == example.label.index ? 0.75f : 0.125f);
        }
        trainer.step(example.x, target);
    }
    for (int step = 0; step < 20; ++step) {
        std::array<typename Net::Input, 3> xs{};
        std::array<Label, 3> labels{};
        for (std::size_t n = 0; n < 3; ++n) {
            const Example16<Net> example = Example16<Net>::draw(random);
            xs[n] = example.x;
            labels[n] = example.label;
        }
        trainer.step(xs, labels, step % 3 == 0 ? 2 : 3);
    }
    return net;
}

} // namespace support

#endif
