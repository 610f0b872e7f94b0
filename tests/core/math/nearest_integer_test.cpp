// Part of nervelet. MIT licence, the nervelet authors.
#include "pins.hpp"

#include <nervelet/core/math/nearest_integer.hpp>

namespace {

namespace math = nervelet::math;

template <class T>
constexpr bool rounds_to(T x, int expected) {
    const auto nearest = math::NearestInteger<T>::of(x);
    return nearest.number == T(expected) && nearest.integer() == expected &&
           ((math::to_bits(nearest.shifted) ^ static_cast<unsigned>(expected)) & 0xffffu) == 0;
}

/// Ties go to the even integer.
template <class T>
constexpr bool rounds_to_nearest(T one) {
    return rounds_to(T(2.4) * one, 2) && rounds_to(T(2.5) * one, 2) && rounds_to(T(3.5) * one, 4) &&
           rounds_to(T(0) * one, 0) && rounds_to(T(-0.75) * one, -1) && rounds_to(T(-1000.6) * one, -1001);
}

} // namespace

#if __cplusplus >= 201703L
static_assert(rounds_to_nearest(1.0f) && rounds_to_nearest(1.0), "nearest integer");
#endif

TEST_CASE("the nearest integer, ties to even, as a number and in the low bits") {
    CHECK(rounds_to_nearest(at_run_time(1.0f)));
    CHECK(rounds_to_nearest(at_run_time(1.0)));
}
