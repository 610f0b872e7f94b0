// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstdint>

#include <doctest/doctest.h>

#include <nervelet/kernel/int8_kernels.hpp>

using namespace nervelet;

namespace {

/// Products around those that are rounded, by definition.
template <class Rounding>
std::uint32_t wrong_products() {
    std::uint32_t wrong = 0;
    std::uint32_t state = 5;
    for (std::uint32_t k = 0; k < 2000; ++k) {
        state = state * 1664525u + 1013904223u;
        const std::int32_t mantissa = static_cast<std::int32_t>((k % 8 == 0 ? 0 : state >> 2) | (1u << 30));
        state = state * 1664525u + 1013904223u;
        const std::int32_t exponent = -static_cast<std::int32_t>(state >> 27) - (state >> 27 == 0 ? 1 : 0);
        std::int32_t number = static_cast<std::int32_t>(state) >> (state % 24);
        number = k % 16 == 1 ? 1610612736 : k % 16 == 2 ? -1610612736 : number % 1610612736;
        number = k % 16 == 3 ? (1 << (k / 16 % 30)) * (k % 32 == 3 ? 1 : -1) : number;
        const std::int32_t product =
            kernel::thumb1::product<Rounding>(number, kernel::thumb1::Factor(mantissa, exponent), 7);
        wrong += product != Rounding::product(number, {mantissa, exponent}) + 7 ? 1 : 0;
    }
    return wrong;
}

} // namespace

TEST_CASE("products of 32 bits each of halves") {
    CHECK(wrong_products<DoubleRounding>() == 0);
    CHECK(wrong_products<SingleRounding>() == 0);
}

namespace {

/// Of Count filters one differs from what most are, each in turn: how often are_usual() says otherwise than its
/// definition.
template <std::size_t Count>
std::uint32_t wrong_about() {
    alignas(4) std::array<std::int8_t, Count> exponents{};
    std::array<std::int32_t, Count> biases{};
    std::array<std::int32_t, Count> mantissas{};
    for (std::size_t j = 0; j < Count; ++j) {
        exponents[j] = static_cast<std::int8_t>(j % 2 == 0 ? -1 : -31);
        biases[j] = j % 2 == 0 ? 1073741823 : -1073741824; // 2^30 - 1 and -2^30
        mantissas[j] = 1073741824;
    }
    const auto are_usual = [&] {
        return kernel::thumb1::are_usual(&biases[0], &mantissas[0], &exponents[0], Count);
    };
    std::uint32_t wrong = are_usual() ? 0 : 1;
    for (std::size_t j = 0; j < Count; ++j) {
        const std::int32_t bias = biases[j];
        for (std::int32_t other : {1073741824, -1073741825, 1342177279, -1342177280, 1342177280, -1342177281,
                                   2147483647, -2147483647 - 1, 0}) {
            biases[j] = other;
            wrong += are_usual() != (other >= -1342177280 && other < 1342177280) ? 1 : 0; // 5 2^28
        }
        biases[j] = bias;
        const std::int8_t exponent = exponents[j];
        for (std::int8_t other : {std::int8_t(0), std::int8_t(1), std::int8_t(127), std::int8_t(-128)}) {
            exponents[j] = other;
            wrong += are_usual() != (other < 0) ? 1 : 0;
            mantissas[j] = 0;
            wrong += are_usual() ? 0 : 1;
            mantissas[j] = 1073741824;
        }
        exponents[j] = exponent;
    }
    return wrong;
}

} // namespace

TEST_CASE("which filters are usual") {
    CHECK(wrong_about<1>() == 0);
    CHECK(wrong_about<4>() == 0);
    CHECK(wrong_about<6>() == 0);
    CHECK(wrong_about<8>() == 0);
}
