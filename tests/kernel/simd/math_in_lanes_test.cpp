// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstddef>
#include <limits>

#include <nervelet/core/math.hpp>
#include <nervelet/core/random.hpp>
#include <nervelet/kernel/kernels.hpp>

#include "support/same_bits.hpp"

#if defined(NERVELET_HAS_SIMD)
namespace {

namespace math = nervelet::math;
namespace simd = nervelet::kernel::simd;

/// Uniform in [-range, range], and now and then a number that takes a path of its own.
template <class T>
T any_number(nervelet::Random& random, T range) {
    using Limits = std::numeric_limits<T>;
    const T special[] = {
        T(0), -T(0), Limits::infinity(), -Limits::infinity(), Limits::quiet_NaN(), Limits::denorm_min()};
    const std::uint32_t choice = random.below(600);
    return choice < 6 ? special[choice] : (random.uniform<T>() * T(2) - T(1)) * range;
}

template <class T>
bool same(T a, T b) {
    return support::same_bits(a, b) || (math::is_nan(a) && math::is_nan(b));
}

/// Whether the function of a vector has in every lane the bits of the function of a number.
template <class T, std::size_t Count, class Function>
bool agrees(Function function) {
    using Lane = simd::Lanes<T, Count>;
    nervelet::Random random(7);
    bool right = true;
    for (const T range : {T(1), T(4), T(30), T(1000)}) {
        for (int i = 0; i < 500; ++i) {
            T x[Count];
            T y[Count];
            for (T& number : x) {
                number = any_number(random, range);
            }
            Lane::store(y, function(Lane::load(x)));
            for (std::size_t lane = 0; lane < Count; ++lane) {
                right = right && same(y[lane], function(x[lane]));
            }
        }
    }
    return right;
}

template <class Function>
bool agrees(Function function) {
    return agrees<float, 16 / sizeof(float)>(function) && agrees<double, 16 / sizeof(double)>(function) &&
           agrees<float, simd::register_bytes / sizeof(float)>(function) &&
           agrees<double, simd::register_bytes / sizeof(double)>(function);
}

/// exp_or_zero is for x <= normal only.
struct ExpOrZero {
    template <class Number>
    Number operator()(Number x) const {
        return math::exp_or_zero(-math::absolute(x));
    }
};

} // namespace

TEST_CASE("the functions of core/math have the same bits in the lanes of a vector") {
    CHECK(agrees([](auto x) { return math::absolute(x); }));
    CHECK(agrees([](auto x) { return math::copysign(x + x, -x); }));
    CHECK(agrees([](auto x) { return math::exp(x); }));
    CHECK(agrees(ExpOrZero{}));
    CHECK(agrees([](auto x) { return math::expm1(x); }));
    CHECK(agrees([](auto x) { return math::sigmoid(x); }));
    CHECK(agrees([](auto x) { return math::tanh(x); }));
    CHECK(agrees([](auto x) { return math::erfc(x); }));
    CHECK(agrees([](auto x) { return math::log1p(x); }));
}
#endif
