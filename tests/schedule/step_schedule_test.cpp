// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/schedule/step_schedule.hpp>

#include <doctest/doctest.h>

#include <cstdint>

using namespace nervelet;

namespace {

template <class T>
constexpr bool close(T a, T b, T tolerance) {
    return a - b <= tolerance && b - a <= tolerance;
}

template <class T>
constexpr bool falls_every_30_steps() {
    constexpr StepSchedule<T> rate{T(0.5), T(0.1), 30};
    return rate(0) == T(0.5) && rate(29) == T(0.5) && close(rate(30), T(0.05), T(1e-8)) &&
           close(rate(59), T(0.05), T(1e-8)) && close(rate(60), T(0.005), T(1e-9)) && rate(0xFFFFFFFFu) == T(0);
}

template <class T>
constexpr bool powers_of_a_half_are_exact() {
    constexpr StepSchedule<T> rate{T(1), T(0.5), 1};
    return rate(0) == T(1) && rate(1) == T(0.5) && rate(2) == T(0.25) && rate(10) == T(1) / T(1024);
}

template <class T>
constexpr bool every_zero() {
    constexpr StepSchedule<T> rate{T(0.3), T(0.5), 0};
    return rate(0) == T(0.3) && rate(1000) == T(0.3);
}

static_assert(sizeof(StepSchedule<float>) == 12, "two numbers and a count");
static_assert(falls_every_30_steps<float>() && falls_every_30_steps<double>(), "constant in C++14 too");
static_assert(powers_of_a_half_are_exact<float>() && powers_of_a_half_are_exact<double>(), "exact");
static_assert(every_zero<float>() && every_zero<double>(), "every = 0");

} // namespace

TEST_CASE("step schedule: rate(t) = rate factor^floor(t / every)") {
    CHECK(falls_every_30_steps<float>());
    CHECK(falls_every_30_steps<double>());
    CHECK(powers_of_a_half_are_exact<float>());
    CHECK(powers_of_a_half_are_exact<double>());
}

TEST_CASE("step schedule: every = 0 never changes the rate") {
    CHECK(every_zero<float>());
    CHECK(every_zero<double>());
}
