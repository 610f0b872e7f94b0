// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/data/reservoir.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <type_traits>

using namespace nervelet;

namespace {

constexpr std::size_t places = 8;
constexpr std::size_t stream = 40;

// How often each of 40 examples is among the 8 remembered at the end, over that many streams.
struct Hits {
    int of[stream];
};

Hits count_hits(int streams) {
    Hits hits{};
    Random random(3);
    for (int run = 0; run < streams; ++run) {
        Reservoir reservoir;
        std::size_t kept[places] = {};
        std::size_t size = 0;
        for (std::size_t i = 0; i < stream; ++i) {
            const std::size_t place = reservoir.place(kept, size, places, 0, random);
            if (place < places) {
                kept[place] = i;
                size += place == size ? 1u : 0u;
            }
        }
        for (const std::size_t i : kept) {
            ++hits.of[i];
        }
    }
    return hits;
}

constexpr bool fills_first() {
    Reservoir reservoir;
    Random random(1);
    const std::uint64_t before = random.state();
    const int labels[1] = {};
    for (std::size_t i = 0; i < 5; ++i) {
        if (reservoir.place(labels, i, 5, 0, random) != i) {
            return false;
        }
    }
    return random.state() == before && reservoir.seen() == 5;
}

static_assert(sizeof(Reservoir) == 4 && std::is_trivially_copyable<Reservoir>::value, "a counter");

} // namespace

#if __cplusplus >= 201703L
static_assert(fills_first(), "no lot is drawn before all places are taken");
#endif

TEST_CASE("reservoir: the first ones come in, without a lot") {
    CHECK(fills_first());
}

TEST_CASE("reservoir: the first and the last of a stream are remembered equally often") {
    const Hits hits = count_hits(2000); // each expected 400 times, standard deviation 18
    for (const int count : hits.of) {
        CHECK(count > 400 - 90);
        CHECK(count < 400 + 90);
    }
}
