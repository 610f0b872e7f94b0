// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_FIXED16_EXAMPLES_HPP
#define NERVELET_TESTS_SUPPORT_FIXED16_EXAMPLES_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include <nervelet/data/examples.hpp>

#include "factory_fixed16.hpp"

namespace support {

/// A network of the same layers with other parameters, which another one of them can learn. The biases of its last
/// layer, the last three parameters, leave each class its share.
template <class Net>
Net teacher16() {
    Net net;
    nervelet::initialize(net, 99);
    nervelet::Random random(4);
    for (Fixed16& parameter : net.parameters()) {
        const std::int32_t moved = parameter.raw + static_cast<std::int32_t>(random.below(16384)) - 8192; // up to 1
        parameter.raw = static_cast<std::int16_t>(moved);
    }
    std::array<std::int32_t, 3> sums{};
    for (int n = 0; n < 64; ++n) {
        const auto logits = net.logits(Example16<Net>::draw(random).x);
        for (std::size_t j = 0; j < 3; ++j) {
            sums[j] += logits[j].raw;
        }
    }
    for (std::size_t j = 0; j < 3; ++j) {
        Fixed16& bias = net.parameters()[Net::parameter_count - 3 + j];
        bias.raw = static_cast<std::int16_t>(bias.raw - sums[j] / 64 * 4); // a bias has two bits more
    }
    return net;
}

/// So many examples of a network of 16 bits with three classes, as its teacher classifies them, of each class as many.
/// turn: what is added to each label; 0 is the truth.
template <class Net, std::size_t Count>
struct SomeExamples16 {
    using Source = nervelet::Examples<typename Net::Input, nervelet::Label, Count>;
    std::array<typename Net::Input, Count> xs;
    std::array<nervelet::Label, Count> labels;

    static SomeExamples16 draw(std::uint64_t seed, std::size_t turn = 0) {
        SomeExamples16 examples{};
        nervelet::Random random(seed);
        const Net teacher = teacher16<Net>();
        for (std::size_t n = 0; n < Count; ++n) {
            do {
                examples.xs[n] = Example16<Net>::draw(random).x;
            } while (nervelet::argmax(teacher(examples.xs[n])) != n % 3);
            examples.labels[n] = {(n + turn) % 3};
        }
        return examples;
    }

    Source source() const { return {xs, labels}; }
};

/// Advances by so many pieces of work a call.
struct SlicesOf {
    std::uint32_t pieces;

    template <class Machine>
    void run(Machine& machine) const {
        while (machine.advance(pieces)) {
        }
    }
};

} // namespace support

#endif
