// Part of nervelet. MIT licence, the nervelet authors.
#include "pins.hpp"

#include <nervelet/core/math/classify.hpp>
#include <nervelet/core/math/expm1.hpp>

namespace {

namespace math = nervelet::math;

struct Expm1 {
    template <class T>
    constexpr T operator()(T x) const {
        return math::expm1(x);
    }
};

constexpr Pin<float> float_pins[] = {{1.0f, 0x3fdbf0a9u},
                                     {-1.0f, 0xbf21d2a7u},
                                     {0.5f, 0x3f261299u},
                                     {-0.125f, 0xbdf0a577u},
                                     {0.349999994f, 0x3ed69006u},
                                     {-0.349999994f, 0xbe973320u},
                                     {1.00000001e-10f, 0x2edbe6ffu},
                                     {-17.0f, 0xbf800000u},
                                     {20.5f, 0x4e3eb628u},
                                     {80.0f, 0x792abbceu}};
constexpr Pin<double> double_pins[] = {{1.0, 0x3ffb7e151628aed3u},
                                       {-1.0, 0xbfe43a54e4e98864u},
                                       {0.5, 0x3fe4c2531c3c0d38u},
                                       {-0.125, 0xbfbe14aed893eef4u},
                                       {0.34999999999999998, 0x3fdad200b20177b2u},
                                       {-0.34999999999999998, 0xbfd2e663ed31c11eu},
                                       {1e-10, 0x3ddb7cdfd9dda4e3u},
                                       {-17.0, 0xbfefffffe9c61ce9u},
                                       {20.5, 0x41c7d6c4f03cdd5cu},
                                       {80.0, 0x47255779b984f3ebu}};

template <class T>
constexpr bool expm1_has_its_limits(T zero, T one, T infinity, T nan) {
    return math::expm1(infinity) == infinity && math::expm1(-infinity) == -one && math::is_nan(math::expm1(nan)) &&
           math::expm1((std::numeric_limits<T>::max)()) == infinity &&
           math::expm1(T(1e-10)) == T(1e-10) * (one + T(0.5e-10)) &&
           math::to_bits(math::expm1(-zero)) == math::to_bits(-zero) &&
           math::expm1(std::numeric_limits<T>::denorm_min()) == std::numeric_limits<T>::denorm_min();
}

template <class T>
constexpr bool expm1_has_its_limits() {
    using Limits = std::numeric_limits<T>;
    return expm1_has_its_limits(T(0), T(1), Limits::infinity(), Limits::quiet_NaN());
}

template <class T>
inline bool expm1_has_its_limits_at_run_time() {
    using Limits = std::numeric_limits<T>;
    return expm1_has_its_limits(at_run_time(T(0)), at_run_time(T(1)), at_run_time(Limits::infinity()),
                                at_run_time(Limits::quiet_NaN()));
}

} // namespace

#if __cplusplus >= 201703L
static_assert(pins_met(float_pins, Expm1{}) == sizeof(float_pins) / sizeof(Pin<float>),
              "e^x - 1 as float, bit for bit");
static_assert(pins_met(double_pins, Expm1{}) == sizeof(double_pins) / sizeof(Pin<double>),
              "e^x - 1 as double, bit for bit");
static_assert(expm1_has_its_limits<float>() && expm1_has_its_limits<double>(), "limits of e^x - 1");
#endif

TEST_CASE("e^x - 1 gives the pinned bits at run time") {
    check_pins(float_pins, Expm1{});
    check_pins(double_pins, Expm1{});
}

TEST_CASE("e^x - 1 has the right limits and signs") {
    CHECK(expm1_has_its_limits_at_run_time<float>());
    CHECK(expm1_has_its_limits_at_run_time<double>());
}
