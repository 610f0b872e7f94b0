// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>

#include <nervelet/kernel/kernels.hpp>

#include "support/two_slopes.hpp"

using namespace support;

namespace {

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
        nervelet::kernel::add_values<TwoSlopes, Size>(z.data(), y.data());
        right = right && nervelet::kernel::add_values_and_slopes<TwoSlopes, Size>(z.data(), trained.data()) == slopes;
        right = right && same_bits(y, expected) && same_bits(trained, expected);
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
