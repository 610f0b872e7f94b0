// Part of nervelet. MIT licence, the nervelet authors.
#include "pins.hpp"

#include <nervelet/core/math/classify.hpp>
#include <nervelet/core/math/log.hpp>

namespace {

namespace math = nervelet::math;

struct Log {
    template <class T>
    constexpr T operator()(T x) const {
        return math::log(x);
    }
};

constexpr Pin<float> float_pins[] = {
    {1.0f, 0x00000000u},           {2.0f, 0x3f317218u},           {0.5f, 0xbf317218u},        {10.0f, 0x40135d8eu},
    {0.707106769f, 0xbeb17218u},   {0.707106829f, 0xbeb17216u},   {1.00097656f, 0x3a7fe005u}, {1e-30f, 0xc28a27b5u},
    {1.0005271e-42f, 0xc2c16a85u}, {3.00000001e+38f, 0x42b13196u}};
constexpr Pin<double> double_pins[] = {
    {1.0, 0x0000000000000000u},          {2.0, 0x3fe62e42fefa39efu},
    {0.5, 0xbfe62e42fefa39efu},          {10.0, 0x40026bb1bbb55516u},
    {0.70710677, 0xbfd62e430ff6d73eu},   {0.70710682999999996, 0xbfd62e42b4daad76u},
    {1.0009765625, 0x3f4ffc00aa8ab110u}, {1.0000000000000001e-30, 0xc05144f69ff9ffc4u},
    {1e-42, 0xc0582d59465dffacu},        {3.0000000000000001e+38, 0x40562632b8d20916u}};

template <class T>
constexpr bool log_has_its_limits(T zero, T one, T infinity, T nan) {
    return math::log(infinity) == infinity && math::log(zero) == -infinity && math::log(-zero) == -infinity &&
           math::is_nan(math::log(-one)) && math::is_nan(math::log(-infinity)) && math::is_nan(math::log(nan)) &&
           math::to_bits(math::log(one)) == 0u;
}

template <class T>
constexpr bool log_has_its_limits() {
    using Limits = std::numeric_limits<T>;
    return log_has_its_limits(T(0), T(1), Limits::infinity(), Limits::quiet_NaN());
}

template <class T>
inline bool log_has_its_limits_at_run_time() {
    using Limits = std::numeric_limits<T>;
    return log_has_its_limits(at_run_time(T(0)), at_run_time(T(1)), at_run_time(Limits::infinity()),
                              at_run_time(Limits::quiet_NaN()));
}

} // namespace

#if __cplusplus >= 201703L
static_assert(pins_met(float_pins, Log{}) == sizeof(float_pins) / sizeof(Pin<float>), "log(x) as float, bit for bit");
static_assert(pins_met(double_pins, Log{}) == sizeof(double_pins) / sizeof(Pin<double>),
              "log(x) as double, bit for bit");
static_assert(log_has_its_limits<float>() && log_has_its_limits<double>(), "limits of log(x)");
#endif

TEST_CASE("log(x) gives the pinned bits at run time") {
    check_pins(float_pins, Log{});
    check_pins(double_pins, Log{});
}

TEST_CASE("log(x) has the right limits and signs") {
    CHECK(log_has_its_limits_at_run_time<float>());
    CHECK(log_has_its_limits_at_run_time<double>());
}
