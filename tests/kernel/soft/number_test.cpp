// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/core/random.hpp>
#include <nervelet/kernel/soft/number.hpp>

#include "support/same_bits.hpp"

namespace {

namespace soft = nervelet::kernel::soft;

template <class Number>
constexpr float formula(float a, float b) {
    const Number x = a;
    const Number y = x * b + 0.5f;
    return static_cast<float>((1.0f - y) / (y > 0.25f ? y : 3.0f) - x * x);
}

static_assert(formula<soft::Number<soft::NarrowFactor>>(0.3f, -0.7f) == formula<float>(0.3f, -0.7f),
              "also in constant expressions");

} // namespace

TEST_CASE("a formula has the bits that it has of float") {
    nervelet::Random random(1);
    bool right = true;
    for (int round = 0; round < 5000; ++round) {
        const float a = 4.0f * (random.uniform<float>() - 0.5f);
        const float b = 4.0f * (random.uniform<float>() - 0.5f);
        right = right && support::same_bits(formula<soft::Number<soft::NarrowFactor>>(a, b), formula<float>(a, b)) &&
                support::same_bits(formula<soft::Number<soft::WideFactor>>(a, b), formula<float>(a, b));
    }
    CHECK(right);
}
