// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstdint>

#include "support/bytes_factory.hpp"
#include "support/factory_fixed16.hpp"
#include "support/fixed16_optimizer_lesson.hpp"

using namespace nervelet;
using namespace support;

namespace {

// Frozen layers of 16 bits below a head, and below a loss.
using Bottom = Network<Fixed16, Input<7>, First16, Second16, Dense<3, Softmax>>;
using Top = Network<Fixed16, Input<7>, Dense<8, Tanh>, Second16, Third16>;
constexpr std::uint32_t bottom_crc = 0x6481E721u;
constexpr std::uint32_t top_crc = 0xA37BFE9Cu;

// Biases of dense layers, and of convolutions.
using Biases = Network<Fixed16, Input<7>, BiasOnly<Pretrained<Factory16, factory16>>>;
constexpr std::uint32_t biases_crc = 0x1B3A0B6Fu;
constexpr std::uint32_t biases_of_filters_crc = 0xFAB8C13Fu;

// A backbone of bytes below a head.
constexpr BytesFactory bytes = bytes_factory_of(0.03f);
using OnBytes = Network<Fixed16, Input<12, 2>, Pretrained<BytesFactory, bytes, 1>, Dense<3, Softmax>>;
constexpr std::uint32_t on_bytes_crc = 0x776A8C40u;

constexpr std::uint32_t crc_on_bytes(int steps) {
    OnBytes net;
    initialize(net, 7);
    Trainer<OnBytes, CrossEntropy, SGD> trainer{net, {0.05f}, 11};
    Random random(3);
    for (int step = 0; step < steps; ++step) {
        const Movement16<OnBytes> movement = Movement16<OnBytes>::draw(random);
        trainer.step(movement.x, movement.label);
    }
    return crc32_of_raw(net.parameters());
}

template <class Net>
constexpr std::uint32_t moving_crc(int steps) {
    return crc_of_optimizer<Net, DecayedMomentum, 2>({{0.02f, 0.9f}, 0.01f}, steps);
}

} // namespace

TEST_CASE("the same bits in 16 bits: frozen layers, biases alone and a backbone of bytes, by CRC-32") {
    int steps = 10; // the compiler does not know
    CHECK(crc_after16<Biases>(steps) == biases_crc);
    CHECK(crc_after16<BiasesOfImages16>(steps) == biases_of_filters_crc);
    steps = 20;
    CHECK(crc_after16<Bottom>(steps) == bottom_crc);
    CHECK(crc_after16<Top>(steps) == top_crc);
    CHECK(crc_on_bytes(steps) == on_bytes_crc);
}

TEST_CASE("the same bits in 16 bits: the same with momentum and weight decay") {
    int steps = 5; // the compiler does not know
    CHECK(moving_crc<Bottom>(steps) == 0x055A014Fu);
    CHECK(moving_crc<Biases>(steps) == 0x30AAE537u);
    CHECK(moving_crc<BiasesOfImages16>(steps) == 0x411C4D48u);
    CHECK(moving_crc<OnBytes>(steps) == 0x83182C4Eu);
}

#if defined(NERVELET_HAS_BIT_CAST) && __cplusplus >= 201703L
static_assert(crc_after16<Biases>(10) == biases_crc, "the compiler computes the same");
static_assert(crc_after16<Bottom>(20) == bottom_crc, "the compiler computes the same");
static_assert(crc_after16<Top>(20) == top_crc, "the compiler computes the same");
static_assert(crc_on_bytes(20) == on_bytes_crc, "the compiler computes the same");
#endif
