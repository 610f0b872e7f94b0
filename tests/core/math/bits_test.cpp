// Part of nervelet. MIT licence, the nervelet authors.
#include "pins.hpp"

namespace {

namespace math = nervelet::math;

constexpr bool known_bits(float one, double two) {
    return math::to_bits(one) == 0x3f800000u && math::to_bits(-two) == 0xc000000000000000u &&
           math::from_bits<float>(0x40490fdbu) > 3.14159f && math::from_bits<float>(0x40490fdbu) < 3.1416f &&
           math::bit_cast<std::uint32_t>(std::int32_t{-1}) == 0xffffffffu;
}

template <class T>
constexpr bool powers_of_two(T one) {
    using Limits = std::numeric_limits<T>;
    return math::power_of_two<T>(0) == one && math::power_of_two<T>(-3) == one / T(8) &&
           math::power_of_two<T>(math::Bits<T>::bias) * (T(2) - Limits::epsilon()) == (Limits::max)() &&
           math::power_of_two<T>(1 - math::Bits<T>::bias) == (Limits::min)();
}

} // namespace

#if __cplusplus >= 201703L
static_assert(known_bits(1.0f, 2.0), "IEEE 754 bits");
static_assert(powers_of_two(1.0f) && powers_of_two(1.0), "2^k");
static_assert(math::constant_evaluated(), "this is a constant expression");
#endif

TEST_CASE("a float is its IEEE 754 bits") {
    CHECK(known_bits(at_run_time(1.0f), at_run_time(2.0)));
}

TEST_CASE("2^k over the whole range of exponents") {
    CHECK(powers_of_two(at_run_time(1.0f)));
    CHECK(powers_of_two(at_run_time(1.0)));
}

TEST_CASE("constant_evaluated is false at run time") {
    const bool now = math::constant_evaluated() && at_run_time(1) == 1;
    CHECK_FALSE(now);
}
