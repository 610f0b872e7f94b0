// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/core/random.hpp>

using nervelet::Random;

namespace {

constexpr std::uint32_t nth(std::uint64_t seed, int n) {
    Random random(seed);
    for (int i = 1; i < n; ++i) {
        random.next();
    }
    return random.next();
}

} // namespace

// Worked out from the recurrence with unbounded integers.
static_assert(nth(42, 1) == 0xC2F57BD6u, "PCG32 with seed 42, first number");
static_assert(nth(42, 2) == 0x6B07C4A9u, "PCG32 with seed 42, second number");
static_assert(nth(7, 1) != nth(8, 1), "seeds differ");
static_assert(sizeof(Random) == 8, "eight bytes of state");

TEST_CASE("PCG32: the same numbers at run time as in a constant expression") {
    volatile std::uint64_t seed = 42;
    CHECK(nth(seed, 1) == 0xC2F57BD6u);
    CHECK(nth(seed, 2) == 0x6B07C4A9u);
}

TEST_CASE("below(n) is uniform over 0 .. n - 1 and never n") {
    Random random(1);
    int counts[6] = {};
    for (int i = 0; i < 60000; ++i) {
        const std::uint32_t value = random.below(6);
        REQUIRE(value < 6);
        ++counts[value];
    }
    for (const int count : counts) {
        CHECK(count > 9600); // 10000 expected, standard deviation 91
        CHECK(count < 10400);
    }
    CHECK(random.below(1) == 0);
    CHECK(random.below(0) == 0);
}

TEST_CASE("uniform is in [0, 1) with mean 1/2 and variance 1/12") {
    Random random(2);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 100000; ++i) {
        const float value = random.uniform<float>();
        REQUIRE(value >= 0.0f);
        REQUIRE(value < 1.0f);
        sum += static_cast<double>(value);
        squares += static_cast<double>(value) * static_cast<double>(value);
    }
    CHECK(sum / 100000 == doctest::Approx(0.5).epsilon(0.01));
    CHECK(squares / 100000 - 0.25 == doctest::Approx(1.0 / 12).epsilon(0.02));
}

TEST_CASE("from_state goes on with the same numbers") {
    Random random(7);
    random.next();
    Random copy = Random::from_state(random.state());
    CHECK(copy.next() == random.next());
    CHECK(copy.state() == random.state());
}
