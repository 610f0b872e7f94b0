// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/schedule/exponential_schedule.hpp>

#include <doctest/doctest.h>

#include <cstdint>

using namespace nervelet;

namespace {

template <class T>
constexpr bool close(T a, T b, T tolerance) {
    return a - b <= tolerance && b - a <= tolerance;
}

template <class T>
constexpr bool falls_at_every_step() {
    constexpr ExponentialSchedule<T> rate{T(0.1), T(0.9)};
    return rate(0) == T(0.1) && close(rate(1), T(0.09), T(1e-8)) && close(rate(2), T(0.081), T(1e-8)) &&
           close(rate(10), T(0.03486784401), T(4e-8)) && close(rate(100), T(2.6561398887587544e-6), T(5e-11));
}

template <class T>
constexpr bool factor_one() {
    constexpr ExponentialSchedule<T> rate{T(0.1), T(1)};
    return rate(0xFFFFFFFFu) == T(0.1);
}

static_assert(sizeof(ExponentialSchedule<float>) == 8, "two numbers");
static_assert(falls_at_every_step<float>() && falls_at_every_step<double>(), "constant in C++14 too");
static_assert(factor_one<float>() && factor_one<double>(), "factor 1");

} // namespace

TEST_CASE("exponential schedule: rate(t) = rate factor^t") {
    CHECK(falls_at_every_step<float>());
    CHECK(falls_at_every_step<double>());
    CHECK(factor_one<float>());
    CHECK(factor_one<double>());
}
