// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>

#include <nervelet/core/math/exp.hpp>
#include <nervelet/core/math/polynomial.hpp>
#include <nervelet/core/math/tanh.hpp>
#include <nervelet/core/random.hpp>
#include <nervelet/kernel/soft/exp.hpp>

#include "support/same_bits.hpp"

namespace {

namespace math = nervelet::math;

// Where floats are computed in integers, those of the board; elsewhere what they are to be.
#if defined(NERVELET_HAS_SOFT)
using nervelet::kernel::soft::exp_of_each;
using nervelet::kernel::soft::polynomial;
constexpr std::size_t most = nervelet::kernel::soft::most_exponents;
#else
void exp_of_each(float* values, std::size_t count) {
    for (std::size_t j = 0; j < count; ++j) {
        values[j] = math::exp_of_normal(values[j]);
    }
}

template <std::size_t Count>
float polynomial(const std::array<float, Count>& c, float x) {
    float sum = c[Count - 1];
    for (std::size_t i = Count - 1; i > 0; --i) {
        sum = c[i - 1] + x * sum;
    }
    return sum;
}
constexpr std::size_t most = 8;
#endif

} // namespace

TEST_CASE("the polynomials of exp and tanh have the bits that their formulas have") {
    nervelet::Random random(1);
    bool right = true;
    for (int round = 0; round < 2000; ++round) {
        const float x = (random.uniform<float>() - 0.5f) * (round % 2 == 0 ? 0.7f : 1e-20f);
        using Exp = math::ExpSeries<float>;
        using Tanh = math::TanhSeries<float>;
        right = right && support::same_bits(x * x * polynomial(Exp::coefficients(), x), Exp::tail(x)) &&
                support::same_bits(polynomial(Tanh::coefficients(), x), Tanh::quotient(x));
    }
    CHECK(right);
}

TEST_CASE("exponentials of a few numbers have the bits of single ones") {
    nervelet::Random random(2);
    bool right = true;
    for (int round = 0; round < 2000; ++round) {
        float values[most + 1];
        float expected[most + 1];
        const std::size_t count = 1 + random.below(most);
        for (std::size_t j = 0; j <= most; ++j) {
            values[j] = 174.0f * (random.uniform<float>() - 0.5f) * (round % 3 == 0 ? 1.0f : 0.05f);
            values[j] = round % 7 == 0 && j == 0 ? 0.0f * values[j] : values[j];
            expected[j] = j < count ? math::exp_of_normal(values[j]) : values[j];
        }
        exp_of_each(values, count);
        for (std::size_t j = 0; j <= most; ++j) {
            right = right && support::same_bits(values[j], expected[j]);
        }
    }
    float borders[] = {87.0f, -87.0f, 1e-38f, -1e-42f, -0.0f};
    float expected[5];
    for (std::size_t j = 0; j < 5; ++j) {
        expected[j] = math::exp_of_normal(borders[j]);
    }
    exp_of_each(borders, 5);
    for (std::size_t j = 0; j < 5; ++j) {
        right = right && support::same_bits(borders[j], expected[j]);
    }
    CHECK(right);
}
