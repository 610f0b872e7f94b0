// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/schedule/cosine_schedule.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>

using namespace nervelet;

namespace {

template <class T>
constexpr bool close(T a, T b, T tolerance) {
    return a - b <= tolerance && b - a <= tolerance;
}

// 0.001 + 0.099 (1 + cos(pi t / 1000)) / 2, computed in Python.
template <class T>
constexpr bool half_a_period() {
    constexpr CosineSchedule<T> rate{T(0.1), T(0.001), 1000};
    const T tolerance = T(4) * std::numeric_limits<T>::epsilon() * T(0.1);
    return close(rate(0), T(0.1), tolerance) && close(rate(1), T(0.09999975572749199), tolerance) &&
           close(rate(250), T(0.0855017856687341), tolerance) && close(rate(500), T(0.0505), tolerance) &&
           close(rate(750), T(0.0154982143312659), tolerance) && close(rate(999), T(0.0010002442725080185), tolerance);
}

template <class T>
constexpr bool stays_at_minimum() {
    constexpr CosineSchedule<T> rate{T(0.1), T(0.001), 1000};
    return rate(1000) == T(0.001) && rate(1001) == T(0.001) && rate(0xFFFFFFFFu) == T(0.001);
}

template <class T>
constexpr bool never_rises() {
    constexpr CosineSchedule<T> rate{T(0.1), T(0.001), 200};
    for (std::uint32_t step = 0; step < 210; ++step) {
        if (rate(step + 1) > rate(step)) {
            return false;
        }
    }
    return true;
}

template <class T>
constexpr bool no_steps() {
    constexpr CosineSchedule<T> rate{T(0.1), T(0.001), 0};
    return rate(0) == T(0.001);
}

template <class T>
constexpr bool longest() {
    constexpr CosineSchedule<T> rate{T(0.1), T(0.001), 0xFFFFFFFFu};
    return close(rate(0), T(0.1), T(1e-6)) && close(rate(0x7FFFFFFFu), T(0.0505), T(1e-6)) &&
           close(rate(0xFFFFFFFEu), T(0.001), T(1e-6)) && rate(0xFFFFFFFFu) == T(0.001);
}

static_assert(sizeof(CosineSchedule<float>) == 12, "two numbers and a count");

} // namespace

#if __cplusplus >= 201703L
static_assert(half_a_period<float>() && half_a_period<double>(), "half a period");
static_assert(stays_at_minimum<float>() && stays_at_minimum<double>(), "minimum afterwards");
static_assert(no_steps<float>() && no_steps<double>(), "no steps");
static_assert(longest<float>() && longest<double>(), "2^32 - 1 steps");
static_assert(never_rises<float>() && never_rises<double>(), "never rises");
#endif

TEST_CASE("cosine schedule: rate(t) = minimum + (rate - minimum) (1 + cos(pi t / steps)) / 2") {
    CHECK(half_a_period<float>());
    CHECK(half_a_period<double>());
}

TEST_CASE("cosine schedule: minimum from t = steps on") {
    CHECK(stays_at_minimum<float>());
    CHECK(stays_at_minimum<double>());
    CHECK(no_steps<float>());
    CHECK(no_steps<double>());
}

TEST_CASE("cosine schedule: as long as steps are counted") {
    CHECK(longest<float>());
    CHECK(longest<double>());
}

TEST_CASE("cosine schedule: never rises") {
    CHECK(never_rises<float>());
    CHECK(never_rises<double>());
}
