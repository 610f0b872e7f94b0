// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/schedule/warm_up.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <type_traits>

using namespace nervelet;

namespace {

template <class T>
constexpr bool close(T a, T b, T tolerance) {
    return a - b <= tolerance && b - a <= tolerance;
}

template <class T>
struct Falling {
    T rate;
    constexpr T operator()(std::uint32_t step) const { return rate / (T(1) + T(static_cast<std::int32_t>(step))); }
};

template <class T>
constexpr bool ramps_then_follows() {
    constexpr WarmUp<Falling<T>> rate{{T(0.8)}, 4};
    return close(rate(0), T(0.2), T(1e-7)) && close(rate(1), T(0.4), T(1e-7)) && close(rate(2), T(0.6), T(1e-7)) &&
           rate(3) == T(0.8) && rate(4) == T(0.8) && rate(5) == T(0.4) && close(rate(11), T(0.1), T(1e-7));
}

template <class T>
constexpr bool without_ramp() {
    constexpr WarmUp<Falling<T>> rate{{T(0.8)}, 0};
    return rate(0) == T(0.8) && rate(1) == T(0.4);
}

template <class T>
constexpr bool longest() {
    constexpr WarmUp<Falling<T>> rate{{T(0.8)}, 0xFFFFFFFFu};
    return rate(0) >= T(0) && rate(0) < T(1e-9) && close(rate(0x7FFFFFFFu), T(0.4), T(1e-6)) &&
           close(rate(0xFFFFFFFEu), T(0.8), T(1e-6)) && rate(0xFFFFFFFFu) == T(0.8);
}

static_assert(sizeof(WarmUp<Falling<float>>) == 8, "the schedule and a count");
static_assert(std::is_same<decltype(WarmUp<Falling<float>>{{1.0f}, 1}(0)), float>::value, "the schedule's scalar");
static_assert(ramps_then_follows<float>() && ramps_then_follows<double>(), "constant in C++14 too");
static_assert(longest<float>() && longest<double>(), "2^32 - 1 steps");
static_assert(without_ramp<float>() && without_ramp<double>(), "steps = 0");

} // namespace

TEST_CASE("warm up: schedule(0) (t + 1) / steps, then schedule(t - steps)") {
    CHECK(ramps_then_follows<float>());
    CHECK(ramps_then_follows<double>());
}

TEST_CASE("warm up: as long as steps are counted") {
    CHECK(longest<float>());
    CHECK(longest<double>());
}

TEST_CASE("warm up: 0 steps leave out the ramp") {
    CHECK(without_ramp<float>());
    CHECK(without_ramp<double>());
}
