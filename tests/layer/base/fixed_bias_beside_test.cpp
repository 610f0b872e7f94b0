// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>

#include <nervelet/layer/base/fixed_bias_beside.hpp>
#include <nervelet/layer/base/fixed_sums.hpp>

#include "support/fixed16_layers.hpp"

using nervelet::Fixed;
using nervelet::Fixed16;
using nervelet::Random;

namespace {

template <class T, std::size_t Size>
void fill(std::array<T, Size>& numbers, Random& random, bool is_extreme, std::int32_t size) {
    for (T& number : numbers) {
        const std::uint32_t bits = random.next();
        const std::int32_t drawn = static_cast<std::int32_t>(bits >> 8) % (size + 1);
        number.raw = static_cast<std::int16_t>(is_extreme ? ((bits & 1u) != 0 ? 32767 : -32768)
                                                          : ((bits & 1u) != 0 ? drawn : -drawn));
    }
}

/// Sums of parameters whose biases lie elsewhere are those of parameters that lie together, to the bit. Sizes of inputs
/// on both sides of what 32 bits hold, extreme weights and biases.
template <class T, std::size_t Inputs, std::size_t Outputs>
void check(std::uint32_t seed) {
    Random random(seed);
    for (int round = 0; round < 2000; ++round) {
        std::array<T, Inputs> x{};
        std::array<T, Inputs * Outputs + Outputs> together{};
        std::array<T, Outputs> bias{};
        const std::int32_t sizes[] = {100, 3000, 60000 / static_cast<std::int32_t>(Inputs), 32767};
        const std::int32_t size = sizes[random.below(4)];
        fill(x, random, random.below(4) == 0, size > 32767 ? 32767 : size);
        fill(together, random, random.below(2) == 0, 32767);
        fill(bias, random, random.below(2) == 0, 32767);
        std::array<T, Inputs* Outputs + Outputs> constants = together;
        for (std::size_t o = 0; o < Outputs; ++o) {
            together[Inputs * Outputs + o] = bias[o];
        }
        std::array<std::int32_t, Outputs> expected{};
        std::array<std::int32_t, Outputs> sums{};
        nervelet::detail::fixed_sums<Inputs, Outputs>(x.data(), static_cast<const T*>(together.data()),
                                                      expected.data());
        nervelet::detail::fixed_sums<Inputs, Outputs>(
            x.data(), nervelet::detail::FixedBiasBeside<T>{constants.data(), bias.data()}, sums.data());
        REQUIRE(sums == expected);
    }
}

} // namespace

TEST_CASE("biases that lie elsewhere: the sums of parameters that lie together, to the bit") {
    check<Fixed16, 1, 1>(1);
    check<Fixed16, 3, 5>(2);
    check<Fixed16, 20, 4>(3);
    check<Fixed<5, 15>, 7, 3>(4);
    check<Fixed<15, 1>, 7, 3>(5);
}
