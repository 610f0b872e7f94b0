// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_SPECIAL_NUMBERS_HPP
#define NERVELET_TESTS_SUPPORT_SPECIAL_NUMBERS_HPP

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include <nervelet/core/random.hpp>

#include "same_bits.hpp"

/// Numbers that a kernel for one processor might treat otherwise than the portable one.
namespace support {

enum class Special { none, zeros, nan };

/// A quarter are zeros of either sign; one is NaN.
template <class T>
std::vector<T> numbers(std::size_t size, std::uint64_t seed, Special special) {
    std::vector<T> all(size);
    nervelet::Random random(seed);
    for (T& number : all) {
        number = random.uniform<T>() - T(0.5);
        number = special == Special::zeros && random.below(4) == 0 ? T(0) * number : number;
    }
    all[size / 3] = special == Special::nan ? std::numeric_limits<T>::quiet_NaN() : all[size / 3];
    return all;
}

/// Bit for bit; of NaN the sign and the payload do not count.
template <class T>
bool same(const std::vector<T>& a, const std::vector<T>& b) {
    bool right = a.size() == b.size();
    for (std::size_t i = 0; right && i < a.size(); ++i) {
        right = same_bits(a[i], b[i]);
    }
    return right;
}

} // namespace support

#endif
