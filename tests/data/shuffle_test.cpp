// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/data/shuffle.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

using namespace nervelet;

namespace {

template <class Sequence, std::size_t N>
constexpr bool same(const Sequence& sequence, const int (&expected)[N]) {
    for (std::size_t i = 0; i < N; ++i) {
        if (static_cast<int>(sequence[i]) != expected[i]) {
            return false;
        }
    }
    return true;
}

// The pinned orders come from an independent PCG32 and Fisher-Yates in Python.
template <class Element>
constexpr bool pinned_array() {
    std::array<Element, 10> elements{{Element(0), Element(1), Element(2), Element(3), Element(4), Element(5),
                                      Element(6), Element(7), Element(8), Element(9)}};
    Random random{1};
    shuffle(elements, random);
    return same(elements, {4, 2, 7, 5, 6, 1, 8, 0, 9, 3});
}

template <class Index>
constexpr bool pinned_indices() {
    ShuffledIndices<8, Index> order;
    Random random{1};
    const bool rising = same(order, {0, 1, 2, 3, 4, 5, 6, 7});
    order.shuffle(random);
    const bool first = same(order, {4, 5, 3, 1, 6, 0, 7, 2});
    order.shuffle(random);
    return rising && first && same(order, {6, 1, 7, 2, 4, 0, 5, 3});
}

template <class Index, std::size_t N>
constexpr bool permutation() {
    ShuffledIndices<N, Index> order;
    Random random{99};
    std::array<bool, N> seen{};
    order.shuffle(random);
    std::size_t visited = 0;
    for (const Index index : order) {
        if (index >= N || seen[index]) {
            return false;
        }
        seen[index] = true;
        ++visited;
    }
    return visited == N && order.size() == N && order.end() - order.begin() == static_cast<std::ptrdiff_t>(N);
}

template <class Index>
constexpr bool nothing_to_do() {
    ShuffledIndices<1, Index> order;
    Random random{5};
    const std::uint64_t before = random.state();
    order.shuffle(random);
    std::array<Index, 0> empty{};
    shuffle(empty, random);
    return order[0] == 0 && random.state() == before;
}

template <class Index>
constexpr bool every_order_equally_often() {
    std::array<int, 6> hits{};
    Random random{3};
    for (int i = 0; i < 6000; ++i) {
        ShuffledIndices<3, Index> order;
        order.shuffle(random);
        hits[static_cast<std::size_t>(order[0] * 2 + (order[1] > order[2] ? 1 : 0))] += 1;
    }
    for (std::size_t i = 0; i < 6; ++i) {
        if (hits[i] < 860 || hits[i] > 1140) { // 1000 +- 4.8 standard deviations
            return false;
        }
    }
    return true;
}

static_assert(sizeof(ShuffledIndices<300>) == 600 && sizeof(ShuffledIndices<256, std::uint8_t>) == 256, "only indices");
static_assert(std::is_trivially_copyable<ShuffledIndices<8>>::value, "a plain value");

constexpr ShuffledIndices<4> in_flash{}; // a constant in C++14 too
static_assert(in_flash[3] == 3 && in_flash.size() == 4, "rising order without a constructor at start-up");

} // namespace

#if __cplusplus >= 201703L
static_assert(pinned_array<std::uint16_t>() && pinned_array<float>(), "known order");
static_assert(pinned_indices<std::uint8_t>() && pinned_indices<std::uint16_t>(), "known order");
static_assert(permutation<std::uint8_t, 256>() && permutation<std::uint16_t, 1000>(), "every index once");
static_assert(nothing_to_do<std::uint8_t>() && nothing_to_do<std::uint16_t>(), "nothing to do");
#endif

TEST_CASE("shuffle is Fisher-Yates: the order of seed 1 is known") {
    CHECK(pinned_array<std::uint16_t>());
    CHECK(pinned_array<float>());
}

TEST_CASE("shuffled indices start in rising order and each shuffle continues from the one before") {
    CHECK(pinned_indices<std::uint8_t>());
    CHECK(pinned_indices<std::uint16_t>());
    CHECK(pinned_indices<std::uint32_t>());
    CHECK(in_flash[2] == 2);
}

TEST_CASE("shuffled indices hold every index once") {
    CHECK(permutation<std::uint8_t, 256>());
    CHECK(permutation<std::uint16_t, 1000>());
}

TEST_CASE("one element or none is left alone and takes no random number") {
    CHECK(nothing_to_do<std::uint8_t>());
    CHECK(nothing_to_do<std::uint16_t>());
}

TEST_CASE("shuffle makes every order equally often") {
    CHECK(every_order_equally_often<std::uint8_t>());
}
