// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>

#include <nervelet/core/random.hpp>
#include <nervelet/scalar/fixed16/step_of_sum.hpp>

using namespace nervelet;
using fixed16::StepOfSum;

namespace {

using Rate = FixedRate<2>; // of Fixed16

/// rate sum in steps of a weight, where a sum has 23 fraction bits and a weight 13.
double exact(float rate, std::int32_t sum) {
    return double(float(Rate(rate))) * std::ldexp(double(sum), -23 + 13);
}

} // namespace

TEST_CASE("a step by a sum is the exact one, rounded down or up") {
    Random random(5);
    for (const float rate : {0.1249f, 0.1f, 0.03f, 0.001f, 0.0001f, 1e-6f}) {
        for (int k = 0; k < 3000; ++k) {
            const std::uint32_t start = random.next();
            const std::int32_t sum = static_cast<std::int32_t>(random.next()) >> random.below(31);
            const double change = StepOfSum::of(Rate(rate), 12, start).change(sum);
            CHECK(std::fabs(change - exact(rate, sum)) < 1.001);
        }
        for (const std::int32_t sum : {INT32_MIN, INT32_MAX}) {
            for (const std::uint32_t start : {0u, 0xFFFFFFFFu}) {
                const double change = StepOfSum::of(Rate(rate), 12, start).change(sum);
                CHECK(std::fabs(change - exact(rate, sum)) < 1.001);
            }
        }
    }
}

TEST_CASE("the mean of steps by a sum is the exact one; of nothing it is nothing") {
    for (const float rate : {0.1f, 0.001f}) {
        for (const std::int32_t sum : {-5000000, -300, 1, 777, 123456}) {
            double mean = 0;
            constexpr int count = 4096;
            for (std::uint32_t k = 0; k < count; ++k) {
                mean += double(StepOfSum::of(Rate(rate), 12, (k << 20) + (1u << 19)).change(sum)) / count;
            }
            CHECK(std::fabs(mean - exact(rate, sum)) < 0.0004); // 1/4096, and 2^-13 of rounding before
        }
        CHECK(StepOfSum::of(Rate(rate), 12, 0xFFFFFFFFu).change(0) == 0);
    }
}

TEST_CASE("a weight saturates") {
    std::int16_t weight = 32000;
    StepOfSum::of(Rate(0.1f), 12, 0).subtract(INT32_MIN, weight);
    CHECK(weight == 32767);
    StepOfSum::of(Rate(0.1f), 12, 0).subtract(INT32_MAX, weight);
    StepOfSum::of(Rate(0.1f), 12, 0).subtract(INT32_MAX, weight);
    StepOfSum::of(Rate(0.1f), 12, 0).subtract(INT32_MAX, weight);
    CHECK(weight == -32768);
}
