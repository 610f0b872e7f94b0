// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <type_traits>

#include <nervelet/scalar/fixed.hpp>

using namespace nervelet;

static_assert(sizeof(Fixed16) == 2 && alignof(Fixed16) == 2, "it is its integer");
static_assert(std::is_trivially_copyable<Fixed16>::value, "");
static_assert(!std::is_convertible<float, Fixed16>::value && !std::is_convertible<Fixed16, float>::value,
              "what a number stands for depends on its place, so that nothing is converted unasked");
static_assert(ScalarTraits<Fixed16>::is_supported && ScalarTraits<Fixed<8, 8>>::is_supported, "");
static_assert(std::is_same<ScalarTraits<Fixed16>::Loss, FixedLoss>::value, "");

TEST_CASE("an activation has 11 fraction bits, a weight 13") {
    CHECK(Fixed16(1.0f).raw == 2048);
    CHECK(Fixed16::weight(1.0f).raw == 8192);
    CHECK(float(Fixed16::from_raw(-1024)) == -0.5f);
    CHECK(Fixed16::from_raw(-1024).weight() == -0.125f);
    CHECK(Fixed<15, 1>(1.0f).raw == 2);
    CHECK(Fixed<15, 1>::weight(0.5f).raw == 16384);
}

TEST_CASE("a float becomes the nearest number, a half away from zero") {
    CHECK(Fixed16(0.5f / 2048).raw == 1);
    CHECK(Fixed16(-0.5f / 2048).raw == -1);
    CHECK(Fixed16(0.499f / 2048).raw == 0);
    CHECK(Fixed16(1.49f / 2048).raw == 1);
    for (std::int32_t raw = -32768; raw < 32768; ++raw) {
        const Fixed16 number = Fixed16::from_raw(static_cast<std::int16_t>(raw));
        REQUIRE(Fixed16(float(number)) == number);
        REQUIRE(Fixed16::weight(number.weight()) == number);
    }
}

TEST_CASE("what does not fit is saturated; NaN is 0") {
    CHECK(Fixed16(15.9999f).raw == 32767);
    CHECK(Fixed16(16.0f).raw == 32767);
    CHECK(Fixed16(-16.0f).raw == -32768);
    CHECK(Fixed16(-16.1f).raw == -32768);
    CHECK(Fixed16(1e30f).raw == 32767);
    CHECK(Fixed16(-std::numeric_limits<float>::infinity()).raw == -32768);
    CHECK(Fixed16(std::numeric_limits<float>::denorm_min()).raw == 0);
    CHECK(Fixed16(std::numeric_limits<float>::quiet_NaN()).raw == 0);
    CHECK(Fixed16::weight(-4.1f).raw == -32768);
}

TEST_CASE("numbers are compared") {
    CHECK(Fixed16(0.5f) > Fixed16(0.25f));
    CHECK(Fixed16(-0.5f) <= Fixed16(0.25f));
    CHECK(Fixed16(0.5f) != Fixed16(0.25f));
}

TEST_CASE("weights lie output after output") {
    CHECK(ScalarTraits<Fixed16>::weight_index<3, 5>(0, 4) == 12);
    CHECK(ScalarTraits<Fixed16>::weight_index<3, 5>(2, 1) == 5);
}

#if defined(NERVELET_HAS_BIT_CAST)
static_assert(Fixed16(0.25f).raw == 512, "a constant");
#endif
