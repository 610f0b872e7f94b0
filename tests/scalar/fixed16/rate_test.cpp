// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <limits>

#include <nervelet/core/random.hpp>
#include <nervelet/scalar/fixed16/rate.hpp>

using namespace nervelet;
using Rate = FixedRate<2>;

#if defined(NERVELET_HAS_BIT_CAST)
static_assert(Rate(0.1f).is_valid() && !Rate(0.125f).is_valid(), "a constant");
#endif

TEST_CASE("a rate is below 1/8 and not negative") {
    CHECK(Rate(0.0f).is_valid());
    CHECK(Rate(-0.0f).is_valid());
    CHECK(Rate().is_valid());
    CHECK(Rate(0.12499f).is_valid());
    CHECK_FALSE(Rate(0.125f).is_valid());
    CHECK_FALSE(Rate(1e30f).is_valid());
    CHECK_FALSE(Rate(-1e-30f).is_valid());
    CHECK_FALSE(Rate(std::numeric_limits<float>::infinity()).is_valid());
    CHECK_FALSE(Rate(std::numeric_limits<float>::quiet_NaN()).is_valid());
    CHECK(FixedRate<0>(0.49f).is_valid());
    CHECK_FALSE(FixedRate<0>(0.5f).is_valid());
}

TEST_CASE("a rate has 15 bits down to 2^-20, and fewer below") {
    Random random(1);
    for (int k = 0; k < 2000; ++k) {
        const float rate = std::ldexp(0.5f + 0.5f * random.uniform<float>(), -4 - static_cast<int>(random.below(16)));
        REQUIRE(std::fabs(float(Rate(rate)) / rate - 1) <= 1.0f / 32768);
    }
    for (float rate = 1e-6f; rate > 1e-20f; rate *= 0.7f) {
        REQUIRE(std::fabs(float(Rate(rate)) - rate) <= std::ldexp(1.0f, -35));
    }
    CHECK(float(Rate(1e-12f)) == 0.0f);
    CHECK(float(Rate(std::numeric_limits<float>::denorm_min())) == 0.0f);
}

TEST_CASE("the share of one example") {
    for (std::uint32_t count = 1; count < 300; ++count) {
        const float share = float(Rate(0.1f).divided_by(count));
        REQUIRE(std::fabs(share * static_cast<float>(count) / 0.1f - 1) < 1e-4f);
        REQUIRE(Rate(0.1f).divided_by(count).is_valid());
    }
    CHECK(float(Rate(0.0f).divided_by(7)) == 0.0f);
}

template <int DeltaBits>
double mean_product(Rate rate, std::int16_t delta) {
    Random random(9);
    double sum = 0;
    constexpr int times = 40000;
    for (int k = 0; k < times; ++k) {
        sum += rate.times(delta, DeltaBits, random.next());
    }
    return sum / times;
}

TEST_CASE("the mean of a product that is rounded at random is the product") {
    const float rates[] = {0.1f, 0.003f, 1e-5f, 1e-6f, 1e-7f};
    const std::int16_t deltas[] = {1, -1, 77, -3000, 16384, -16384, 32767, -32768};
    for (const float rate : rates) {
        for (const std::int16_t delta : deltas) {
            const double exact_14 = double(float(Rate(rate))) * delta / 16384 * 262144;
            const double cut_14 = exact_14 > 32767 ? 32767 : exact_14 < -32768 ? -32768 : exact_14;
            CHECK(std::fabs(mean_product<14>(Rate(rate), delta) - cut_14) < 0.02);
            const double exact_12 = exact_14 * 4;
            const double cut_12 = exact_12 > 32767 ? 32767 : exact_12 < -32768 ? -32768 : exact_12;
            CHECK(std::fabs(mean_product<12>(Rate(rate), delta) - cut_12) < 0.02);
        }
    }
}
