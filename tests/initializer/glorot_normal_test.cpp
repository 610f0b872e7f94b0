// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/initializer/glorot_normal.hpp>

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
    return close(GlorotNormal::draw<T>(random, 24, 8), T(-0.05419210309206771), tolerance) &&
           close(GlorotNormal::draw<T>(random, 24, 8), T(-0.28788115832341993), tolerance) &&
           close(GlorotNormal::draw<T>(random, 24, 8), T(-0.43777566717071986), tolerance);
}

template <class T>
constexpr bool moments(int draws) {
    Random random{21};
    const T variance = T(2) / T(32);
    T sum = T(0);
    T squares = T(0);
    for (int i = 0; i < draws; ++i) {
        const T weight = GlorotNormal::draw<T>(random, 24, 8);
        sum += weight;
        squares += weight * weight;
    }
    const T n = T(draws);
    // Four standard errors of the mean at 4000 draws are 0.064 deviations, of the variance 0.09 variances.
    return (sum / n) * (sum / n) <= T(0.0041) * variance && close(squares / n, variance, T(0.09) * variance);
}

template <class T>
constexpr bool only_the_sum_of_the_fans_matters() {
    Random one{5};
    Random other{5};
    return GlorotNormal::draw<T>(one, 10, 30) == GlorotNormal::draw<T>(other, 39, 1);
}

template <class T>
constexpr T tenth_draw(std::uint64_t seed) {
    Random random{seed};
    T draw = T(0);
    for (int i = 0; i < 10; ++i) {
        draw = GlorotNormal::draw<T>(random, 24, 8);
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
static_assert(only_the_sum_of_the_fans_matters<float>() && only_the_sum_of_the_fans_matters<double>(), "fans");
#endif

TEST_CASE("Glorot normal: the first draws of seed 7 are known") {
    CHECK(first_draws<float>());
    CHECK(first_draws<double>());
}

TEST_CASE("Glorot normal: mean 0, variance = 2 / (fan_in + fan_out)") {
    CHECK(moments<float>(4000));
    CHECK(moments<double>(4000));
}

TEST_CASE("Glorot normal: only the sum of the fans matters") {
    CHECK(only_the_sum_of_the_fans_matters<float>());
    CHECK(only_the_sum_of_the_fans_matters<double>());
}

TEST_CASE("Glorot normal: the same bits in the compiler and at run time") {
    CHECK(same_bits_in_the_compiler<float>());
    CHECK(same_bits_in_the_compiler<double>());
}
