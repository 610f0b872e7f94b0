// Part of nervelet. MIT licence, the nervelet authors.
#include "pins.hpp"

#include <nervelet/core/math/classify.hpp>
#include <nervelet/core/math/erf.hpp>

namespace {

namespace math = nervelet::math;

struct Erf {
    template <class T>
    constexpr T operator()(T x) const {
        return math::erf(x);
    }
};

constexpr Pin<float> erf_float_pins[] = {{0.0f, 0x00000000u},  {0.25f, 0x3e8d7aa7u},          {-0.5f, 0xbf053f7bu},
                                         {1.0f, 0x3f57bb3du},  {1.5f, 0x3f7752abu},           {-2.5f, 0xbf7fe554u},
                                         {3.75f, 0x3f7ffffeu}, {1.00000001e-10f, 0x2ef8221au}};
constexpr Pin<double> erf_double_pins[] = {
    {0.0, 0x0000000000000000u}, {0.25, 0x3fd1af54e232d609u}, {-0.5, 0xbfe0a7ef5c18edd2u}, {1.0, 0x3feaf767a741088bu},
    {1.5, 0x3feeea5557137ae0u}, {-2.5, 0xbfeffcaa8f4c9beau}, {3.75, 0x3fefffffc2f171e3u}, {1e-10, 0x3ddf044332d68161u}};

template <class T>
constexpr bool erf_has_its_limits(T zero, T one, T infinity, T nan) {
    return math::erf(infinity) == one && math::erf(-infinity) == -one && math::is_nan(math::erf(nan)) &&
           math::erf((std::numeric_limits<T>::max)()) == one &&
           math::to_bits(math::erf(-zero)) == math::to_bits(-zero) && math::erf(T(-1.7)) == -math::erf(T(1.7));
}

template <class T>
constexpr bool erf_has_its_limits() {
    using Limits = std::numeric_limits<T>;
    return erf_has_its_limits(T(0), T(1), Limits::infinity(), Limits::quiet_NaN());
}

template <class T>
inline bool erf_has_its_limits_at_run_time() {
    using Limits = std::numeric_limits<T>;
    return erf_has_its_limits(at_run_time(T(0)), at_run_time(T(1)), at_run_time(Limits::infinity()),
                              at_run_time(Limits::quiet_NaN()));
}

struct Erfc {
    template <class T>
    constexpr T operator()(T x) const {
        return math::erfc(x);
    }
};

constexpr Pin<float> erfc_float_pins[] = {{0.0f, 0x3f800000u},  {0.25f, 0x3f3942acu}, {-0.25f, 0x3fa35eaau},
                                          {0.5f, 0x3ef58109u},  {1.0f, 0x3e21130bu},  {-1.0f, 0x3febdd9fu},
                                          {2.0f, 0x3b9947b0u},  {5.0f, 0x2bd860d3u},  {9.0f, 0x030cc6a1u},
                                          {9.75f, 0x000000d5u}, {10.0f, 0x00000002u}};
constexpr Pin<double> erfc_double_pins[] = {
    {0.0, 0x3ff0000000000000u}, {0.25, 0x3fe728558ee694fcu}, {-0.25, 0x3ff46bd5388cb582u}, {0.5, 0x3fdeb02147ce245bu},
    {1.0, 0x3fc4226162fbddd4u}, {-1.0, 0x3ffd7bb3d3a08446u}, {2.0, 0x3f7328f5ec350e66u},   {5.0, 0x3d7b0c1a759f7738u},
    {9.0, 0x386198d422be3f8cu}, {9.75, 0x371aa222a98ba953u}, {10.0, 0x36a7d8a7f2a8a2ceu}};

template <class T>
constexpr bool erfc_has_its_limits(T zero, T one, T infinity, T nan) {
    return math::erfc(infinity) == zero && math::erfc(-infinity) == one + one && math::is_nan(math::erfc(nan)) &&
           math::erfc((std::numeric_limits<T>::max)()) == zero && math::erfc(zero) == one;
}

template <class T>
constexpr bool erfc_has_its_limits() {
    using Limits = std::numeric_limits<T>;
    return erfc_has_its_limits(T(0), T(1), Limits::infinity(), Limits::quiet_NaN());
}

template <class T>
inline bool erfc_has_its_limits_at_run_time() {
    using Limits = std::numeric_limits<T>;
    return erfc_has_its_limits(at_run_time(T(0)), at_run_time(T(1)), at_run_time(Limits::infinity()),
                               at_run_time(Limits::quiet_NaN()));
}

} // namespace

#if __cplusplus >= 201703L
static_assert(pins_met(erf_float_pins, Erf{}) == sizeof(erf_float_pins) / sizeof(Pin<float>),
              "erf(x) as float, bit for bit");
static_assert(pins_met(erf_double_pins, Erf{}) == sizeof(erf_double_pins) / sizeof(Pin<double>),
              "erf(x) as double, bit for bit");
static_assert(erf_has_its_limits<float>() && erf_has_its_limits<double>(), "limits of erf(x)");
#endif

TEST_CASE("erf(x) gives the pinned bits at run time") {
    check_pins(erf_float_pins, Erf{});
    check_pins(erf_double_pins, Erf{});
}

TEST_CASE("erf(x) has the right limits and signs") {
    CHECK(erf_has_its_limits_at_run_time<float>());
    CHECK(erf_has_its_limits_at_run_time<double>());
}

#if __cplusplus >= 201703L
static_assert(pins_met(erfc_float_pins, Erfc{}) == sizeof(erfc_float_pins) / sizeof(Pin<float>),
              "erfc(x) as float, bit for bit");
static_assert(pins_met(erfc_double_pins, Erfc{}) == sizeof(erfc_double_pins) / sizeof(Pin<double>),
              "erfc(x) as double, bit for bit");
static_assert(erfc_has_its_limits<float>() && erfc_has_its_limits<double>(), "limits of erfc(x)");
#endif

TEST_CASE("erfc(x) gives the pinned bits at run time") {
    check_pins(erfc_float_pins, Erfc{});
    check_pins(erfc_double_pins, Erfc{});
}

TEST_CASE("erfc(x) has the right limits and signs") {
    CHECK(erfc_has_its_limits_at_run_time<float>());
    CHECK(erfc_has_its_limits_at_run_time<double>());
}
