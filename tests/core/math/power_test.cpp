// Part of nervelet. MIT licence, the nervelet authors.
#include "pins.hpp"

#include <nervelet/core/math/power.hpp>

namespace {

namespace math = nervelet::math;

template <class T>
constexpr bool small_powers_are_exact(T two, T minus_three) {
    return math::power(two, 0) == T(1) && math::power(T(0), 0) == T(1) && math::power(two, 1) == two &&
           math::power(two, 10) == T(1024) && math::power(two, 126) * math::power(T(0.5), 126) == T(1) &&
           math::power(minus_three, 3) == T(-27) && math::power(minus_three, 4) == T(81);
}

template <class T>
constexpr bool huge_exponents_end(T one) {
    return math::power(one, 0xffffffffu) == T(1) && math::power(-one, 0xffffffffu) == T(-1) &&
           math::power(T(0.5) * one, 0xffffffffu) == T(0);
}

} // namespace

#if __cplusplus >= 201703L
static_assert(small_powers_are_exact(2.0f, -3.0f) && small_powers_are_exact(2.0, -3.0), "base^n");
static_assert(huge_exponents_end(1.0f) && huge_exponents_end(1.0), "base^(2^32 - 1)");
// The unused square (2^64)^2 would overflow a float, and an overflow is not a constant.
static_assert(math::power(18446744073709551616.0f, 1) == 18446744073709551616.0f, "no square beyond the last bit");
static_assert(nervelet::math::to_bits(math::power(0.999f, 1000)) == 0x3ebc439au, "0.999^1000, bit for bit");
#endif

TEST_CASE("base^n by repeated squaring") {
    CHECK(small_powers_are_exact(at_run_time(2.0f), at_run_time(-3.0f)));
    CHECK(small_powers_are_exact(at_run_time(2.0), at_run_time(-3.0)));
    CHECK(huge_exponents_end(at_run_time(1.0f)));
    CHECK(huge_exponents_end(at_run_time(1.0)));
    CHECK(nervelet::math::to_bits(math::power(at_run_time(0.999f), 1000)) == 0x3ebc439au);
}

TEST_CASE("base^n overflows to infinity at run time") {
    CHECK(math::power(at_run_time(10.0f), 39) == std::numeric_limits<float>::infinity());
    CHECK(math::power(at_run_time(-10.0), 309) == -std::numeric_limits<double>::infinity());
}
