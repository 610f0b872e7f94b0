// Part of nervelet. MIT licence, the nervelet authors.
#include "pins.hpp"

#include <nervelet/core/math/classify.hpp>
#include <nervelet/core/math/exp.hpp>

namespace {

namespace math = nervelet::math;

struct Exp {
    template <class T>
    constexpr T operator()(T x) const {
        return math::exp(x);
    }
};

constexpr Pin<float> float_pins[] = {{0.0f, 0x3f800000u},    {1.0f, 0x402df854u},           {-1.0f, 0x3ebc5ab2u},
                                     {0.5f, 0x3fd3094cu},    {-0.346569985f, 0x3f35051eu},  {3.25f, 0x41ce529eu},
                                     {-20.0f, 0x310da433u},  {87.5f, 0x7e96bab3u},          {88.6999969f, 0x7f7a37fbu},
                                     {-87.0f, 0x00b33687u},  {-87.5f, 0x006cb2bcu},         {-100.0f, 0x0000001bu},
                                     {-103.5f, 0x00000001u}, {9.99999994e-09f, 0x3f800000u}};
constexpr Pin<double> double_pins[] = {{0.0, 0x3ff0000000000000u},
                                       {1.0, 0x4005bf0a8b14576au},
                                       {-1.0, 0x3fd78b56362cef38u},
                                       {0.5, 0x3ffa61298e1e069cu},
                                       {-0.34656999999999999, 0x3fe6a0a3b975afaeu},
                                       {3.25, 0x4039ca53b781114bu},
                                       {-20.0, 0x3e21b48655f37267u},
                                       {87.5, 0x47d2d7566d26536bu},
                                       {88.700000000000003, 0x47ef4705bbffae5cu},
                                       {-87.0, 0x381666d0dad2961du},
                                       {-87.5, 0x380b2caeeaab824au},
                                       {-100.0, 0x36ea8c1f14e2af5cu},
                                       {-103.5, 0x3699a733e3852834u},
                                       {1e-08, 0x3ff0000002af31dcu}};

template <class T>
constexpr bool exp_has_its_limits(T zero, T one, T infinity, T nan) {
    return math::exp(infinity) == infinity && math::exp(-infinity) == T(0) && math::is_nan(math::exp(nan)) &&
           math::exp((std::numeric_limits<T>::max)()) == infinity &&
           math::exp(-(std::numeric_limits<T>::max)()) == T(0) && math::exp(-zero) == one;
}

template <class T>
constexpr bool exp_has_its_limits() {
    using Limits = std::numeric_limits<T>;
    return exp_has_its_limits(T(0), T(1), Limits::infinity(), Limits::quiet_NaN());
}

template <class T>
inline bool exp_has_its_limits_at_run_time() {
    using Limits = std::numeric_limits<T>;
    return exp_has_its_limits(at_run_time(T(0)), at_run_time(T(1)), at_run_time(Limits::infinity()),
                              at_run_time(Limits::quiet_NaN()));
}

} // namespace

#if __cplusplus >= 201703L
static_assert(pins_met(float_pins, Exp{}) == sizeof(float_pins) / sizeof(Pin<float>), "e^x as float, bit for bit");
static_assert(pins_met(double_pins, Exp{}) == sizeof(double_pins) / sizeof(Pin<double>), "e^x as double, bit for bit");
static_assert(exp_has_its_limits<float>() && exp_has_its_limits<double>(), "limits of e^x");
#endif

TEST_CASE("e^x gives the pinned bits at run time") {
    check_pins(float_pins, Exp{});
    check_pins(double_pins, Exp{});
}

TEST_CASE("e^x has the right limits and signs") {
    CHECK(exp_has_its_limits_at_run_time<float>());
    CHECK(exp_has_its_limits_at_run_time<double>());
}
