// Part of nervelet. MIT licence, the nervelet authors.
#include "pins.hpp"

#include <nervelet/core/math/classify.hpp>
#include <nervelet/core/math/cos.hpp>

namespace {

namespace math = nervelet::math;

struct Cos {
    template <class T>
    constexpr T operator()(T x) const {
        return math::cos(x);
    }
};

constexpr Pin<float> float_pins[] = {{0.0f, 0x3f800000u},        {0.5f, 0x3f60a940u},  {1.0f, 0x3f0a5140u},
                                     {1.57079637f, 0xb33bbd2eu}, {2.0f, 0xbed51132u},  {3.0f, 0xbf7d7026u},
                                     {3.14159274f, 0xbf800000u}, {-4.0f, 0xbf275530u}, {100.0f, 0x3f5cc0eeu},
                                     {9999.0f, 0xbf4588b8u}};
constexpr Pin<double> double_pins[] = {{0.0, 0x3ff0000000000000u},
                                       {0.5, 0x3fec1528065b7d50u},
                                       {1.0, 0x3fe14a280fb5068cu},
                                       {1.5707963267948966, 0x3c91a62633145c07u},
                                       {2.0, 0xbfdaa22657537205u},
                                       {3.0, 0xbfefae04be85e5d2u},
                                       {3.1415926535897931, 0xbff0000000000000u},
                                       {-4.0, 0xbfe4eaa606db24c1u},
                                       {100.0, 0x3feb981dbf665fe0u},
                                       {9999.0, 0xbfe8b116ef7bfe0du}};

template <class T>
constexpr bool cos_has_its_limits(T zero, T one, T infinity, T nan) {
    return math::is_nan(math::cos(infinity)) && math::is_nan(math::cos(nan)) &&
           math::is_nan(math::cos(T(10001) * one)) && math::cos(zero) == one && math::cos(-zero) == one &&
           math::cos(T(-2)) == math::cos(T(2));
}

template <class T>
constexpr bool cos_has_its_limits() {
    using Limits = std::numeric_limits<T>;
    return cos_has_its_limits(T(0), T(1), Limits::infinity(), Limits::quiet_NaN());
}

template <class T>
inline bool cos_has_its_limits_at_run_time() {
    using Limits = std::numeric_limits<T>;
    return cos_has_its_limits(at_run_time(T(0)), at_run_time(T(1)), at_run_time(Limits::infinity()),
                              at_run_time(Limits::quiet_NaN()));
}

} // namespace

#if __cplusplus >= 201703L
static_assert(pins_met(float_pins, Cos{}) == sizeof(float_pins) / sizeof(Pin<float>), "cos(x) as float, bit for bit");
static_assert(pins_met(double_pins, Cos{}) == sizeof(double_pins) / sizeof(Pin<double>),
              "cos(x) as double, bit for bit");
static_assert(cos_has_its_limits<float>() && cos_has_its_limits<double>(), "limits of cos(x)");
#endif

TEST_CASE("cos(x) gives the pinned bits at run time") {
    check_pins(float_pins, Cos{});
    check_pins(double_pins, Cos{});
}

TEST_CASE("cos(x) has the right limits and signs") {
    CHECK(cos_has_its_limits_at_run_time<float>());
    CHECK(cos_has_its_limits_at_run_time<double>());
}
