// Part of nervelet. MIT licence, the nervelet authors.
#include "pins.hpp"

#include <nervelet/core/math/classify.hpp>
#include <nervelet/core/math/log1p.hpp>

namespace {

namespace math = nervelet::math;

struct Log1p {
    template <class T>
    constexpr T operator()(T x) const {
        return math::log1p(x);
    }
};

constexpr Pin<float> float_pins[] = {
    {1.0f, 0x3f317218u},           {-0.5f, 0xbf317218u},           {0.409999996f, 0x3eafeafdu},
    {-0.289999992f, 0xbeaf5ae3u},  {1.00000001e-10f, 0x2edbe6ffu}, {-1.00000001e-10f, 0xaedbe6ffu},
    {7.0f, 0x40051592u},           {-0.999989986f, 0xc1382f62u},   {1e+09f, 0x41a5c940u},
    {3.00000001e+38f, 0x42b13196u}};
constexpr Pin<double> double_pins[] = {{1.0, 0x3fe62e42fefa39efu},
                                       {-0.5, 0xbfe62e42fefa39efu},
                                       {0.40999999999999998, 0x3fd5fd5fabe64084u},
                                       {-0.28999999999999998, 0xbfd5eb5c7907e4c8u},
                                       {1e-10, 0x3ddb7cdfd9d1d693u},
                                       {-1e-10, 0xbddb7cdfd9dda4e3u},
                                       {7.0, 0x4000a2b23f3bab73u},
                                       {-0.99999000000000005, 0xc027069e2aa2b45du},
                                       {1000000000.0, 0x4034b927f3304b3bu},
                                       {3.0000000000000001e+38, 0x40562632b8d20916u}};

template <class T>
constexpr bool log1p_has_its_limits(T zero, T one, T infinity, T nan) {
    return math::log1p(infinity) == infinity && math::log1p(-one) == -infinity &&
           math::is_nan(math::log1p(T(-2) * one)) && math::is_nan(math::log1p(-infinity)) &&
           math::is_nan(math::log1p(nan)) && math::to_bits(math::log1p(-zero)) == math::to_bits(-zero) &&
           math::log1p(std::numeric_limits<T>::denorm_min()) == std::numeric_limits<T>::denorm_min();
}

template <class T>
constexpr bool log1p_has_its_limits() {
    using Limits = std::numeric_limits<T>;
    return log1p_has_its_limits(T(0), T(1), Limits::infinity(), Limits::quiet_NaN());
}

template <class T>
inline bool log1p_has_its_limits_at_run_time() {
    using Limits = std::numeric_limits<T>;
    return log1p_has_its_limits(at_run_time(T(0)), at_run_time(T(1)), at_run_time(Limits::infinity()),
                                at_run_time(Limits::quiet_NaN()));
}

} // namespace

#if __cplusplus >= 201703L
static_assert(pins_met(float_pins, Log1p{}) == sizeof(float_pins) / sizeof(Pin<float>),
              "log(1 + x) as float, bit for bit");
static_assert(pins_met(double_pins, Log1p{}) == sizeof(double_pins) / sizeof(Pin<double>),
              "log(1 + x) as double, bit for bit");
static_assert(log1p_has_its_limits<float>() && log1p_has_its_limits<double>(), "limits of log(1 + x)");
#endif

TEST_CASE("log(1 + x) gives the pinned bits at run time") {
    check_pins(float_pins, Log1p{});
    check_pins(double_pins, Log1p{});
}

TEST_CASE("log(1 + x) has the right limits and signs") {
    CHECK(log1p_has_its_limits_at_run_time<float>());
    CHECK(log1p_has_its_limits_at_run_time<double>());
}
