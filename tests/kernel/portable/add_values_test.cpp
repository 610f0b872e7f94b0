// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include <nervelet/kernel/kernels.hpp>

#include "support/same_bits.hpp"

using namespace nervelet;

namespace {

/// ReLU, or with a slope of 0.25 below 0.
template <bool IsRectified>
struct Slopes {
    static constexpr bool is_rectified = IsRectified;
    static constexpr float value(float z) { return z <= 0.0f ? (IsRectified ? 0.0f : 0.25f * z) : z; }
    static constexpr float slope(float z, float) { return z <= 0.0f ? (IsRectified ? 0.0f : 0.25f) : 1.0f; }
};

template <std::size_t Size>
using Numbers = std::array<float, Size>;

/// z of every kind, and sums so far, of which none is -0.
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

template <class TwoSlopes, std::size_t Size>
bool is_right() {
    bool right = true;
    for (std::size_t first = 0; first < 10; ++first) {
        const Numbers<Size> z = numbers<Size>(first);
        Numbers<Size> y{};
        y[Size / 2] = 0.1f;
        Numbers<Size> expected = y;
        std::uint32_t slopes = 0;
        for (std::size_t i = 0; i < Size; ++i) {
            expected[i] += TwoSlopes::value(z[i]);
            slopes |= (z[i] <= 0.0f ? 0u : 1u) << i;
        }
        Numbers<Size> trained = y;
        kernel::add_values<TwoSlopes, Size>(z.data(), y.data());
        right = right && kernel::add_values_and_slopes<TwoSlopes, Size>(z.data(), trained.data()) == slopes;
        right = right && support::same_bits(y, expected) && support::same_bits(trained, expected);
    }
    return right;
}

} // namespace

TEST_CASE("add values: the numbers of its definition and the same bits, for every kind of number") {
    CHECK(is_right<Slopes<true>, 8>());
    CHECK(is_right<Slopes<true>, 4>());
    CHECK(is_right<Slopes<true>, 1>());
    CHECK(is_right<Slopes<false>, 8>());
    CHECK(is_right<Slopes<false>, 2>());
}
