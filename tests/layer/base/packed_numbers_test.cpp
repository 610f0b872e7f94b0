// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/layer/base/packed_numbers.hpp>

#include <doctest/doctest.h>

#include <cstddef>

using namespace nervelet::detail;

namespace {

/// Writes numbers up and down, and reads them back.
template <std::size_t Values>
constexpr bool keeps() {
    constexpr std::size_t count = 13;
    PackedNumbers<count, Values> numbers{};
    for (std::size_t i = 0; i < count; ++i) {
        numbers.set(i, (Values - 1) - (i * 7) % Values);
    }
    for (std::size_t i = count; i-- > 0;) {
        if (numbers[i] != (Values - 1) - (i * 7) % Values) {
            return false;
        }
        numbers.set(i, (i * 5) % Values);
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (numbers[i] != (i * 5) % Values) {
            return false;
        }
    }
    return true;
}

/// Writes Size numbers at once, between others.
template <std::size_t Size, std::size_t Values>
constexpr bool keeps_together() {
    PackedNumbers<3 * Size, Values> numbers{};
    int together[Size]{};
    for (std::size_t i = 0; i < Size; ++i) {
        numbers.set(i, Values - 1);
        numbers.set(2 * Size + i, Values - 1);
        together[i] = static_cast<int>((i * 5) % Values);
    }
    numbers.template set<Size>(Size, together);
    for (std::size_t i = 0; i < Size; ++i) {
        if (numbers[i] != Values - 1 || numbers[Size + i] != (i * 5) % Values || numbers[2 * Size + i] != Values - 1) {
            return false;
        }
    }
    return true;
}

#if __cplusplus >= 201703L
static_assert(keeps<2>() && keeps<3>() && keeps<16>() && keeps<125>() && keeps<300>(), "");
#endif

} // namespace

TEST_CASE("packed numbers: as many in a byte as fit") {
    static_assert(sizeof(PackedNumbers<13, 2>) == 2, "");
    static_assert(sizeof(PackedNumbers<13, 3>) == 4 && sizeof(PackedNumbers<13, 4>) == 4, "");
    static_assert(sizeof(PackedNumbers<13, 9>) == 7, "");
    static_assert(sizeof(PackedNumbers<13, 17>) == 13 && sizeof(PackedNumbers<13, 256>) == 13, "");
    static_assert(sizeof(PackedNumbers<13, 257>) == 26, "");
    CHECK((keeps<2>() && keeps<3>() && keeps<4>() && keeps<9>() && keeps<16>()));
    CHECK((keeps<17>() && keeps<125>() && keeps<256>() && keeps<300>()));
}

TEST_CASE("several packed numbers at once, whether or not they fill bytes") {
    CHECK((keeps_together<8, 2>() && keeps_together<8, 4>() && keeps_together<6, 16>() && keeps_together<3, 300>()));
    CHECK((keeps_together<5, 2>() && keeps_together<7, 3>() && keeps_together<3, 9>() && keeps_together<1, 2>()));
}
