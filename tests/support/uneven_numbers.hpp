// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_UNEVEN_NUMBERS_HPP
#define NERVELET_TESTS_SUPPORT_UNEVEN_NUMBERS_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include <nervelet/core/random.hpp>

#include "support/same_bits.hpp"

namespace support {

/// Random numbers whose sums show the order in which they were added. A quarter of them is zero, of either sign.
template <std::size_t Size>
std::array<float, Size> uneven_numbers(std::uint64_t seed) {
    std::array<float, Size> all{};
    nervelet::Random random(seed);
    for (float& number : all) {
        number = random.uniform<float>() - 0.5f;
        number = random.below(4) == 0 ? 0.0f * number : number;
    }
    return all;
}

template <std::size_t Size>
bool all_same_bits(const std::array<float, Size>& a, const std::array<float, Size>& b) {
    bool right = true;
    for (std::size_t i = 0; i < Size; ++i) {
        right = right && same_bits(a[i], b[i]);
    }
    return right;
}

} // namespace support

#endif
