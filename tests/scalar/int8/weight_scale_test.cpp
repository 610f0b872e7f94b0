// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/scalar/int8/weight_scale.hpp>

#include <cmath>
#include <cstdint>

#include <doctest/doctest.h>

using namespace nervelet;

namespace {

/// Scales of all digits, from 2^-lowest to 2.
class SomeScales {
public:
    float next(int lowest) {
        state_ = state_ * 1664525u + 1013904223u;
        const std::uint32_t fraction = state_ >> 9;
        state_ = state_ * 1664525u + 1013904223u;
        const int exponent = -static_cast<int>((state_ >> 16) % static_cast<std::uint32_t>(lowest + 1));
        return std::ldexp(1.0f + static_cast<float>(fraction) / 8388608.0f, exponent);
    }

private:
    std::uint32_t state_ = 7;
};

} // namespace

#if __cplusplus >= 201703L
static_assert(int8::weight_scale(int8::convolution_multiplier(0.5f, 0.3f, 0.7f), 0.5f, 0.7f) == 0.3f,
              "in the compiler");
#endif

TEST_CASE("the scale of weights is the one that the multiplier was made of, to the bit") {
    SomeScales scales;
    int wrong = 0;
    for (int i = 0; i < 100000; ++i) {
        const float x = scales.next(10);
        const float w = scales.next(12);
        const float y = scales.next(8);
        wrong += int8::weight_scale(int8::convolution_multiplier(x, w, y), x, y) == w ? 0 : 1;
    }
    CHECK(wrong == 0);
}

TEST_CASE("where a Dense has one scale, at most the float beside it") {
    SomeScales scales;
    int wrong = 0;
    int beside = 0;
    for (int i = 0; i < 100000; ++i) {
        const float x = scales.next(10);
        const float w = scales.next(12);
        const float y = scales.next(8);
        const float found = int8::weight_scale(int8::dense_multiplier(x, w, y), x, y);
        wrong += found >= std::nextafter(w, 0.0f) && found <= std::nextafter(w, 8.0f) ? 0 : 1;
        beside += found == w ? 0 : 1;
    }
    CHECK(wrong == 0);
    CHECK(beside > 0);
}

TEST_CASE("very small and very large scales come back, too") {
    const float narrow = std::ldexp(1.7f, -100);
    const float wide = std::ldexp(1.3f, 100);
    CHECK(int8::weight_scale(int8::convolution_multiplier(narrow, wide, 3.1f), narrow, 3.1f) == wide);
    CHECK(int8::weight_scale(int8::convolution_multiplier(wide, narrow, 3.1f), wide, 3.1f) == narrow);
    CHECK(int8::weight_scale(int8::convolution_multiplier(3.1f, narrow, narrow), 3.1f, narrow) == narrow);
    CHECK(int8::weight_scale(int8::convolution_multiplier(3.1f, wide, wide), 3.1f, wide) == wide);
    const float least = std::ldexp(1.1f, -126);
    CHECK(int8::weight_scale(int8::convolution_multiplier(0.7f, least, least), 0.7f, least) == least);
}

TEST_CASE("a multiplier of zero gives zero") {
    CHECK(int8::weight_scale({0, 0}, 0.5f, 0.25f) == 0.0f);
}

TEST_CASE("what is below any float is zero") {
    CHECK(int8::weight_scale({1 << 30, -31}, std::ldexp(1.0f, 120), std::ldexp(1.0f, -120)) == 0.0f);
}
