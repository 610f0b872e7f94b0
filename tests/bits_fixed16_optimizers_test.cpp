// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include "support/fixed16_optimizer_lesson.hpp"

using namespace support;

namespace {

constexpr std::uint32_t momentum_crc(int steps) {
    return crc_of_optimizer<Lesson16Net, nervelet::Momentum, 3>({0.02f, 0.9f}, steps);
}

constexpr std::uint32_t decay_crc(int steps) {
    return crc_of_optimizer<Lesson16Net, DecayedSGD, 3>({{0.06f}, 0.01f}, steps);
}

constexpr std::uint32_t all_crc(int steps) {
    return crc_of_optimizer<Lesson16Net, ClippedDecayedMomentum, 1>({{{0.02f, 0.9f}, 0.01f}, 0.25f}, steps);
}

constexpr std::uint32_t convolution_crc(int steps) {
    return crc_of_optimizer<OverImages16, DecayedMomentum, 2>({{0.02f, 0.9f}, 0.01f}, steps);
}

constexpr std::uint32_t convolution_descent_crc(int steps) {
    return crc_of_optimizer<OverTime16, ClippedDecayedSGD, 1>({{{0.06f}, 0.01f}, 0.5f}, steps);
}

} // namespace

TEST_CASE("the same bits in 16 bits: momentum, weight decay and clipping, by CRC-32 of all parameters") {
    int steps = 10; // the compiler does not know
    CHECK(momentum_crc(steps) == 0x12427BB0u);
    CHECK(decay_crc(steps) == 0xC0FD4FEDu);
    CHECK(all_crc(steps) == 0x9C31D28Cu);
    CHECK(convolution_crc(steps) == 0xFF279D57u);
    CHECK(convolution_descent_crc(steps) == 0xC0D0CD29u);
    steps = 1;
    CHECK(momentum_crc(steps) == 0x2120C96Eu);
    CHECK(convolution_crc(steps) == 0x9FF1AFA6u);
}

#if defined(NERVELET_HAS_BIT_CAST) && __cplusplus >= 201703L
static_assert(momentum_crc(10) == 0x12427BB0u, "the compiler computes the same");
static_assert(decay_crc(10) == 0xC0FD4FEDu, "the compiler computes the same");
static_assert(all_crc(10) == 0x9C31D28Cu, "the compiler computes the same");
static_assert(convolution_crc(1) == 0x9FF1AFA6u, "the compiler computes the same");
#endif
