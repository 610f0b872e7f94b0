// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/kernel/kernels.hpp>

#include <array>
#include <cstddef>
#include <utility>

#if defined(NERVELET_HAS_SIMD)

namespace {

namespace simd = nervelet::kernel::simd;

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
    simd::for_each_part<Size, T>([&](auto part, std::size_t first) {
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

template <class T, std::size_t... Size>
bool meet_each_once(std::index_sequence<Size...>) {
    const bool each[] = {meets_each_once<T, Size + 1>()...};
    for (const bool one : each) {
        if (!one) {
            return false;
        }
    }
    return true;
}

} // namespace

TEST_CASE_TEMPLATE("for_each_part meets each number once, and none beside them", T, float, double) {
    CHECK(meet_each_once<T>(std::make_index_sequence<40>{}));
}

#endif
