// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/layer/base/packed_numbers.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>

using namespace nervelet::detail;

namespace {

template <class Numbers>
constexpr void set(Numbers& numbers, std::size_t index, std::size_t value) {
    numbers.template set_group<1>(index, static_cast<std::uint32_t>(value));
}

/// Writes numbers up and down, and reads them back.
template <std::size_t Values>
constexpr bool keeps() {
    constexpr std::size_t count = 13;
    PackedNumbers<count, Values> numbers{};
    for (std::size_t i = 0; i < count; ++i) {
        set(numbers, i, (Values - 1) - (i * 7) % Values);
    }
    for (std::size_t i = count; i-- > 0;) {
        if (numbers[i] != (Values - 1) - (i * 7) % Values) {
            return false;
        }
        set(numbers, i, (i * 5) % Values);
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
        set(numbers, i, Values - 1);
        set(numbers, 2 * Size + i, Values - 1);
        together[i] = static_cast<int>((i * 5) % Values);
    }
    set_numbers<Size>(numbers, Size, together);
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

/// Words say what single numbers say, and change no other.
template <std::size_t Values, std::size_t Length>
constexpr bool keeps_groups() {
    constexpr std::size_t count = 3 * Length;
    constexpr std::size_t size = numbers_in_group<Values>(Length);
    using Numbers = PackedNumbers<count, Values>;
    Numbers numbers{};
    for (std::size_t i = 0; i < count; ++i) {
        set(numbers, i, (i * 7) % Values);
    }
    for (std::size_t first = 0; first < count; first += size) {
        const std::uint32_t word = numbers.template group<size>(first);
        std::uint32_t other = 0;
        for (std::size_t i = 0; i < size; ++i) {
            if ((word >> Numbers::bits * i & Numbers::mask) != ((first + i) * 7) % Values) {
                return false;
            }
            other |= static_cast<std::uint32_t>((first + i) % Values) << Numbers::bits * i;
        }
        numbers.template set_group<size>(first, other);
        for (std::size_t i = 0; i < count; ++i) {
            if (numbers[i] != (i < first + size ? i : i * 7) % Values) {
                return false;
            }
        }
    }
    return true;
}

#if __cplusplus >= 201703L
static_assert(keeps_groups<2, 8>() && keeps_groups<4, 4>() && keeps_groups<16, 8>() && keeps_groups<300, 8>(), "");
#endif

} // namespace

TEST_CASE("packed numbers: some of a row at once, as one word") {
    static_assert(numbers_in_group<2>(16) == 8 && numbers_in_group<4>(12) == 4 && numbers_in_group<16>(6) == 2, "");
    static_assert(numbers_in_group<2>(5) == 1 && numbers_in_group<17>(8) == 1, "");
    CHECK((keeps_groups<2, 8>() && keeps_groups<2, 4>() && keeps_groups<2, 6>() && keeps_groups<2, 5>()));
    CHECK((keeps_groups<4, 16>() && keeps_groups<4, 4>() && keeps_groups<4, 2>() && keeps_groups<4, 1>()));
    CHECK((keeps_groups<16, 8>() && keeps_groups<16, 4>() && keeps_groups<16, 2>() && keeps_groups<16, 3>()));
    CHECK((keeps_groups<256, 8>() && keeps_groups<300, 2>()));
}

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
