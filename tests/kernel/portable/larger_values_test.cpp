// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>

#include <nervelet/kernel/kernels.hpp>

#include "support/two_slopes.hpp"

using namespace support;

namespace {

/// The larger one, the first where both are equal, NaN where one of them is: then the first that is.
float larger(float first, float second) {
    return first != first || second <= first ? first : second;
}

template <class TwoSlopes, std::size_t Size>
bool is_right(std::size_t of_first, std::size_t of_second) {
    const Numbers<Size> first = numbers<Size>(of_first);
    const Numbers<Size> second = numbers<Size>(of_second);
    Numbers<Size> y{};
    Numbers<Size> trained{};
    Numbers<Size> slope{};
    nervelet::kernel::larger_values<TwoSlopes, Size>(first.data(), second.data(), y.data());
    const std::uint32_t word = nervelet::kernel::larger_values_and_slopes<TwoSlopes, Size>(
        first.data(), second.data(), trained.data(), slope.data());
    bool right = same_bits(y, trained);
    for (std::size_t i = 0; i < Size; ++i) {
        const float z = larger(first[i], second[i]);
        const bool second_won = !(first[i] != first[i]) && !(second[i] <= first[i]);
        right = right && same_bits(y[i], TwoSlopes::value(z)) && same_bits(slope[i], TwoSlopes::slope(z, y[i]));
        right = right && (word >> i & 1) == (second_won ? 1u : 0u);
    }
    return right && word >> Size == 0;
}

template <class TwoSlopes, std::size_t Size>
bool is_right() {
    bool right = true;
    for (std::size_t first = 0; first < 10; ++first) {
        for (std::size_t second = 0; second < 10; ++second) {
            right = right && is_right<TwoSlopes, Size>(first, second);
        }
    }
    return right;
}

} // namespace

TEST_CASE("larger values: the numbers of its definition and the same bits, for every pair of kinds of numbers") {
    CHECK(is_right<Slopes<true>, 8>());
    CHECK(is_right<Slopes<true>, 4>());
    CHECK(is_right<Slopes<true>, 1>());
    CHECK(is_right<Slopes<false>, 8>());
    CHECK(is_right<Slopes<false>, 2>());
}
