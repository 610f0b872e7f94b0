// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/kernel/kernels.hpp>

#include <array>
#include <cstddef>
#include <utility>

#include "support/widths.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace {

/// Doubles Size numbers, of which each knows its place, and adds one: a number that was met twice, or not at all,
/// shows.
template <class T, std::size_t Size>
bool meets_each_once() {
    std::array<T, Size + 2> numbers{}; // one more at each end, which must stay
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        numbers[i] = T(static_cast<int>(i) + 1);
    }
    std::size_t next = 0;
    T* const begin = numbers.data() + 1;
    nervelet::kernel::for_each_part<Size, T>([&](auto part, std::size_t first) {
        using Part = decltype(part);
        CHECK(first == next);
        next += sizeof(typename Part::Type) / sizeof(T);
        const auto x = Part::load(begin + first);
        Part::store(begin + first, x + x + Part::constant(T(1)));
    });
    bool each_once = next >= Size && numbers[0] == T(1) && numbers[Size + 1] == T(static_cast<int>(Size) + 2);
    for (std::size_t i = 0; i < Size; ++i) {
        each_once = each_once && begin[i] == T(2 * static_cast<int>(i) + 5);
    }
    return each_once;
}

template <std::size_t Size>
struct OfFloat {
    static bool is_right() { return meets_each_once<float, Size>(); }
};

template <std::size_t Size>
struct OfDouble {
    static bool is_right() { return meets_each_once<double, Size>(); }
};

} // namespace

TEST_CASE("for_each_part meets each number once, and none beside them") {
    CHECK(support::widths_are_right<OfFloat>(std::make_index_sequence<40>{}));
    CHECK(support::widths_are_right<OfDouble>(std::make_index_sequence<40>{}));
}

#endif
