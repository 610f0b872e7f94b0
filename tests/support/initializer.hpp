// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_INITIALIZER_HPP
#define NERVELET_TESTS_SUPPORT_INITIALIZER_HPP

#include <nervelet/core/random.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>

/// What every random initializer promises, for a layer of 24 inputs and 8 outputs where no other is named.
namespace reference {

constexpr std::size_t fan_in = 24;
constexpr std::size_t fan_out = 8;

template <class T>
constexpr bool close(T a, T b, T tolerance) {
    return a - b <= tolerance && b - a <= tolerance;
}

/// Whether these are the first draws of seed 7, to 4 units in the last place of a number of size 1.
template <class Initializer, class T, std::size_t Size>
constexpr bool draws_first(const double (&expected)[Size]) {
    nervelet::Random random{7};
    for (std::size_t i = 0; i < Size; ++i) {
        const T weight = Initializer::template draw<T>(random, fan_in, fan_out);
        if (!close(weight, static_cast<T>(expected[i]), T(4) * std::numeric_limits<T>::epsilon())) {
            return false;
        }
    }
    return true;
}

/// Of 4000 weights.
template <class T>
struct Moments {
    T mean;
    T mean_square;
    T largest_square;
};

template <class Initializer, class T>
constexpr Moments<T> moments() {
    const int draws = 4000;
    nervelet::Random random{21};
    T sum = T(0);
    T squares = T(0);
    T largest = T(0);
    for (int i = 0; i < draws; ++i) {
        const T weight = Initializer::template draw<T>(random, fan_in, fan_out);
        sum += weight;
        squares += weight * weight;
        largest = weight * weight > largest ? weight * weight : largest;
    }
    return {sum / T(draws), squares / T(draws), largest};
}

/// Mean 0 to four standard errors of 4000 draws, 0.064 deviations, and this variance to so many variances.
template <class T>
constexpr bool are_centred(const Moments<T>& actual, T variance, T tolerance) {
    return actual.mean * actual.mean <= T(0.0041) * variance &&
           close(actual.mean_square, variance, tolerance * variance);
}

/// Four standard errors of a normal distribution's variance are 0.09 variances.
template <class Initializer, class T>
constexpr bool has_variance(double variance) {
    return are_centred(moments<Initializer, T>(), static_cast<T>(variance), T(0.09));
}

/// The limit is never passed and all but reached. The variance is a third of its square, and four standard errors of it
/// are 0.057 variances.
template <class Initializer, class T>
constexpr bool has_squared_limit(double squared_limit) {
    const Moments<T> actual = moments<Initializer, T>();
    const T square = static_cast<T>(squared_limit);
    return actual.largest_square <= T(1.000001) * square && actual.largest_square > T(0.99) * square &&
           are_centred(actual, square / T(3), T(0.057));
}

/// Whether layers of these two shapes draw the same first weight.
template <class Initializer, class T>
constexpr bool draws_the_same(std::size_t one_in, std::size_t one_out, std::size_t other_in, std::size_t other_out) {
    nervelet::Random one{5};
    nervelet::Random other{5};
    return Initializer::template draw<T>(one, one_in, one_out) ==
           Initializer::template draw<T>(other, other_in, other_out);
}

template <class Initializer, class T>
constexpr bool only_the_sum_of_the_fans_matters() {
    return draws_the_same<Initializer, T>(10, 30, 39, 1);
}

template <class Initializer, class T>
constexpr bool fan_out_does_not_matter() {
    return draws_the_same<Initializer, T>(10, 1, 10, 1000);
}

template <class Initializer, class T>
constexpr T tenth_draw(std::uint64_t seed) {
    nervelet::Random random{seed};
    T draw = T(0);
    for (int i = 0; i < 10; ++i) {
        draw = Initializer::template draw<T>(random, fan_in, fan_out);
    }
    return draw;
}

template <class Initializer, class T>
bool same_bits_in_the_compiler() {
#if __cplusplus >= 201703L
    constexpr T compiled = tenth_draw<Initializer, T>(77);
#else
    const T compiled = tenth_draw<Initializer, T>(77);
#endif
    volatile std::uint32_t seed = 77; // unknown to the optimiser
    return tenth_draw<Initializer, T>(seed) == compiled;
}

} // namespace reference

#endif // NERVELET_TESTS_SUPPORT_INITIALIZER_HPP
