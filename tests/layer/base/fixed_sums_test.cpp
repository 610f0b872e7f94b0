// Part of nervelet. MIT licence, the nervelet authors.
// No sum of 16 bits wraps unnoticed: it is exact, or saturated, wherever the bound on its inputs lies.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>

#include <nervelet/core/random.hpp>
#include <nervelet/layer/dense.hpp>

using namespace nervelet;

namespace {

std::int64_t saturated(std::int64_t sum) {
    return sum > INT32_MAX ? INT32_MAX : sum < INT32_MIN ? INT32_MIN : sum;
}

template <class T, std::size_t Inputs>
void check(const std::array<T, Inputs>& x, const std::array<T, 2 * Inputs + 2>& parameters) {
    std::int32_t sums[2] = {};
    detail::fixed_sums<Inputs, 2>(x.data(), parameters.data(), sums);
    for (std::size_t o = 0; o < 2; ++o) {
        std::int64_t sum = (std::int64_t(1) << (T::weight_bits - 1)) +
                           std::int64_t(parameters[2 * Inputs + o].raw) * (std::int64_t(1) << T::activation_bits);
        for (std::size_t i = 0; i < Inputs; ++i) {
            sum += std::int64_t(x[i].raw) * parameters[o * Inputs + i].raw;
        }
        REQUIRE(sums[o] == saturated(sum));
    }
    // The same numbers the other way round: two deltas, and a weight of each for every input.
    std::int32_t below[Inputs] = {};
    detail::fixed_sums_below<Inputs, 2, T::weight_bits + 2>(parameters.data(), x.data(), below);
    for (std::size_t i = 0; i < Inputs; ++i) {
        const std::int64_t sum = (std::int64_t(1) << (T::weight_bits + 1)) +
                                 std::int64_t(x[0].raw) * parameters[i].raw +
                                 std::int64_t(x[1].raw) * parameters[Inputs + i].raw;
        REQUIRE(below[i] == saturated(sum));
    }
}

/// Inputs whose magnitudes sum to so many steps, and weights that all push the same way.
template <class T>
void check_around(std::uint32_t magnitude) {
    for (const std::int32_t change : {-2, -1, 0, 1, 2}) {
        std::uint32_t left = magnitude + static_cast<std::uint32_t>(change);
        std::array<T, 5> x{};
        std::array<T, 12> parameters{};
        for (std::size_t i = 0; i < 5; ++i) {
            const std::uint32_t part = left < 32767 ? left : 32767;
            left -= part;
            const bool is_negative = i % 2 == 1;
            x[i].raw = static_cast<std::int16_t>(is_negative ? -std::int32_t(part) : std::int32_t(part));
            parameters[i].raw = is_negative ? 32767 : -32768;
            parameters[5 + i].raw = is_negative ? -32768 : 32767;
        }
        parameters[10].raw = -32768;
        parameters[11].raw = 32767;
        check(x, parameters);
    }
}

/// One input, whose sums never leave 32 bits: every corner of input, weight and bias.
template <class T>
void check_one_input() {
    constexpr std::int32_t corners[] = {-32768, -32767, -1, 0, 1, 32767};
    constexpr std::int64_t half = std::int64_t(1) << (T::weight_bits - 1);
    for (const std::int32_t number : corners) {
        for (const std::int32_t weight : corners) {
            for (const std::int32_t bias : corners) {
                T x{};
                T parameters[4] = {};
                x.raw = static_cast<std::int16_t>(number);
                parameters[0].raw = parameters[1].raw = static_cast<std::int16_t>(weight);
                parameters[2].raw = parameters[3].raw = static_cast<std::int16_t>(bias);
                std::int32_t sums[2] = {};
                detail::fixed_sums<1, 2>(&x, parameters, sums);
                const std::int64_t sum =
                    half + std::int64_t(bias) * (std::int64_t(1) << T::activation_bits) + std::int64_t(number) * weight;
                REQUIRE(sums[0] == sum);
                REQUIRE(sums[1] == sum);
            }
        }
    }
}

template <class T>
void check_all() {
    check_one_input<T>();
    for (const std::uint32_t magnitude :
         {40000u, 65533u, 65535u, 65536u, 65535u - (1u << T::activation_bits), 98301u, 131000u}) {
        check_around<T>(magnitude);
    }
    Random random(1);
    for (int k = 0; k < 2000; ++k) {
        std::array<T, 7> x{};
        std::array<T, 16> parameters{};
        const int shift = static_cast<int>(random.below(6));
        for (T& number : x) {
            number.raw =
                static_cast<std::int16_t>((static_cast<std::int32_t>(random.below(65536)) - 32768) / (1 << shift));
        }
        for (T& number : parameters) {
            number.raw = static_cast<std::int16_t>(static_cast<std::int32_t>(random.below(65536)) - 32768);
        }
        check(x, parameters);
    }
}

} // namespace

TEST_CASE("a sum of 16-bit products is exact or saturated") {
    check_all<Fixed16>();
    check_all<Fixed<15, 15>>();
    check_all<Fixed<8, 8>>();
    check_all<Fixed<1, 1>>();
    check_all<Fixed<15, 1>>();
    check_all<Fixed<1, 15>>();
}
