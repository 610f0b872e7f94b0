// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/initializer/he_normal.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>

using namespace nervelet;

namespace {

template <class T>
constexpr bool close(T a, T b, T tolerance) {
    return a - b <= tolerance && b - a <= tolerance;
}

// The same generator and formula in Python's float64: seed 7, 24 inputs, 8 outputs.
template <class T>
constexpr bool first_draws() {
    Random random{7};
    const T tolerance = T(4) * std::numeric_limits<T>::epsilon();
    return close(HeNormal::draw<T>(random, 24, 8), T(-0.06257565061631448), tolerance) &&
           close(HeNormal::draw<T>(random, 24, 8), T(-0.3324165285052955), tolerance) &&
           close(HeNormal::draw<T>(random, 24, 8), T(-0.5054997985713662), tolerance);
}

template <class T>
constexpr bool moments(int draws) {
    Random random{21};
    const T variance = T(2) / T(24);
    T sum = T(0);
    T squares = T(0);
    for (int i = 0; i < draws; ++i) {
        const T weight = HeNormal::draw<T>(random, 24, 8);
        sum += weight;
        squares += weight * weight;
    }
    const T n = T(draws);
    // Four standard errors of the mean at 4000 draws are 0.064 deviations, of the variance 0.09 variances.
    return (sum / n) * (sum / n) <= T(0.0041) * variance && close(squares / n, variance, T(0.09) * variance);
}

template <class T>
constexpr bool fan_out_does_not_matter() {
    Random one{5};
    Random other{5};
    return HeNormal::draw<T>(one, 10, 1) == HeNormal::draw<T>(other, 10, 1000);
}

template <class T>
constexpr T tenth_draw(std::uint64_t seed) {
    Random random{seed};
    T draw = T(0);
    for (int i = 0; i < 10; ++i) {
        draw = HeNormal::draw<T>(random, 24, 8);
    }
    return draw;
}

template <class T>
bool same_bits_in_the_compiler() {
#if __cplusplus >= 201703L
    constexpr T compiled = tenth_draw<T>(77);
#else
    const T compiled = tenth_draw<T>(77);
#endif
    volatile std::uint32_t seed = 77; // unknown to the optimiser
    return tenth_draw<T>(seed) == compiled;
}

} // namespace

#if __cplusplus >= 201703L
static_assert(first_draws<float>() && first_draws<double>(), "known draws");
static_assert(fan_out_does_not_matter<float>() && fan_out_does_not_matter<double>(), "fans");
#endif

TEST_CASE("He normal: the first draws of seed 7 are known") {
    CHECK(first_draws<float>());
    CHECK(first_draws<double>());
}

TEST_CASE("He normal: mean 0, variance = 2 / fan_in") {
    CHECK(moments<float>(4000));
    CHECK(moments<double>(4000));
}

TEST_CASE("He normal: fan out does not matter") {
    CHECK(fan_out_does_not_matter<float>());
    CHECK(fan_out_does_not_matter<double>());
}

TEST_CASE("He normal: the same bits in the compiler and at run time") {
    CHECK(same_bits_in_the_compiler<float>());
    CHECK(same_bits_in_the_compiler<double>());
}
