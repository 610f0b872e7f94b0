// Part of nervelet. MIT licence, the nervelet authors.
#include "pins.hpp"

#include <nervelet/core/math/classify.hpp>
#include <nervelet/core/math/sqrt.hpp>

namespace {

namespace math = nervelet::math;

struct Sqrt {
    template <class T>
    constexpr T operator()(T x) const {
        return math::sqrt(x);
    }
};

constexpr Pin<float> float_pins[] = {
    {0.0f, 0x00000000u},           {1.0f, 0x3f800000u},   {2.0f, 0x3fb504f3u},           {3.0f, 0x3fddb3d7u},
    {0.100000001f, 0x3ea1e89bu},   {1e+10f, 0x47c35000u}, {9.9999461e-41f, 0x1e3ce4e7u}, {1.40129846e-45f, 0x1a3504f3u},
    {3.39999995e+38f, 0x5f7fe4ceu}};
constexpr Pin<double> double_pins[] = {{0.0, 0x0000000000000000u},
                                       {1.0, 0x3ff0000000000000u},
                                       {2.0, 0x3ff6a09e667f3bcdu},
                                       {3.0, 0x3ffbb67ae8584caau},
                                       {0.10000000000000001, 0x3fd43d136248490fu},
                                       {10000000000.0, 0x40f86a0000000000u},
                                       {9.9999999999999993e-41, 0x3bc79ca10c924223u},
                                       {9.9999999999999998e-46, 0x3b431d633deb8924u},
                                       {3.4e+38, 0x43effc99b58bf74du}};

template <class T>
constexpr bool sqrt_has_its_limits(T zero, T one, T infinity, T nan) {
    return math::sqrt(infinity) == infinity && math::to_bits(math::sqrt(-zero)) == math::to_bits(-zero) &&
           math::is_nan(math::sqrt(-one)) && math::is_nan(math::sqrt(-infinity)) && math::is_nan(math::sqrt(nan)) &&
           math::sqrt(T(6.25) * one) == T(2.5);
}

template <class T>
constexpr bool sqrt_has_its_limits() {
    using Limits = std::numeric_limits<T>;
    return sqrt_has_its_limits(T(0), T(1), Limits::infinity(), Limits::quiet_NaN());
}

template <class T>
inline bool sqrt_has_its_limits_at_run_time() {
    using Limits = std::numeric_limits<T>;
    return sqrt_has_its_limits(at_run_time(T(0)), at_run_time(T(1)), at_run_time(Limits::infinity()),
                               at_run_time(Limits::quiet_NaN()));
}

} // namespace

#if __cplusplus >= 201703L
static_assert(pins_met(float_pins, Sqrt{}) == sizeof(float_pins) / sizeof(Pin<float>), "sqrt(x) as float, bit for bit");
static_assert(pins_met(double_pins, Sqrt{}) == sizeof(double_pins) / sizeof(Pin<double>),
              "sqrt(x) as double, bit for bit");
static_assert(sqrt_has_its_limits<float>() && sqrt_has_its_limits<double>(), "limits of sqrt(x)");
#endif

TEST_CASE("sqrt(x) gives the pinned bits at run time") {
    check_pins(float_pins, Sqrt{});
    check_pins(double_pins, Sqrt{});
}

TEST_CASE("sqrt(x) has the right limits and signs") {
    CHECK(sqrt_has_its_limits_at_run_time<float>());
    CHECK(sqrt_has_its_limits_at_run_time<double>());
}

TEST_CASE("the root by digits equals the processor's root, bit for bit") {
    int different = 0;
    for (std::uint32_t bits = 1; bits < 0x7f800000u; bits += 99991u) {
        const float x = math::from_bits<float>(bits);
        different += math::to_bits(math::sqrt_by_digits(x)) != math::to_bits(math::sqrt(x)) ? 1 : 0;
    }
    for (std::uint64_t bits = 1; bits < 0x7ff0000000000000u; bits += 0x001f3a5b7c9d1e2fu) {
        const double x = math::from_bits<double>(bits);
        different += math::to_bits(math::sqrt_by_digits(x)) != math::to_bits(math::sqrt(x)) ? 1 : 0;
    }
    CHECK(different == 0);
}

TEST_CASE("the root of a number that is not negative is the root, also of 0 and infinity") {
    const double infinity = std::numeric_limits<double>::infinity();
    volatile double zero = 0.0;
    volatile float float_zero = 0.0f;
    CHECK(math::sqrt_of_nonnegative(double(zero)) == 0.0);
    CHECK(math::sqrt_of_nonnegative(float(float_zero)) == 0.0f);
    CHECK(math::sqrt_of_nonnegative(infinity) == infinity);
    CHECK(math::sqrt_of_nonnegative(2.25) == 1.5);
    CHECK(math::sqrt_of_nonnegative(2.25f) == 1.5f);
}
