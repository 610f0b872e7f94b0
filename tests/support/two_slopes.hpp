// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_TWO_SLOPES_HPP
#define NERVELET_TESTS_SUPPORT_TWO_SLOPES_HPP

#include <array>
#include <cstddef>
#include <limits>

#include "same_bits.hpp"

/// What the kernels of pools are tried with.
namespace support {

/// ReLU, or with a slope of 0.25 below 0.
template <bool IsRectified>
struct Slopes {
    static constexpr bool is_rectified = IsRectified;
    static constexpr float value(float z) { return z <= 0.0f ? (IsRectified ? 0.0f : 0.25f * z) : z; }
    static constexpr float slope(float z, float) { return z <= 0.0f ? (IsRectified ? 0.0f : 0.25f) : 1.0f; }
};

template <std::size_t Size>
using Numbers = std::array<float, Size>;

/// Numbers of every kind, from the first on.
template <std::size_t Size>
constexpr Numbers<Size> numbers(std::size_t first) {
    constexpr float infinity = std::numeric_limits<float>::infinity();
    constexpr float nan = std::numeric_limits<float>::quiet_NaN();
    constexpr std::array<float, 10> all{{0.3f, -0.7f, 0.0f, -0.0f, nan, 1e-42f, infinity, -infinity, -1e-42f, 1.9f}};
    Numbers<Size> z{};
    for (std::size_t i = 0; i < Size; ++i) {
        (&z[0])[i] = all[(first + i) % all.size()];
    }
    return z;
}

template <std::size_t Size>
bool same_bits(const Numbers<Size>& a, const Numbers<Size>& b) {
    bool same = true;
    for (std::size_t i = 0; i < Size; ++i) {
        same = same && same_bits(a[i], b[i]);
    }
    return same;
}

} // namespace support

#endif
