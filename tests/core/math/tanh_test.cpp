// Part of nervelet. MIT licence, the nervelet authors.
#include "pins.hpp"

#include <nervelet/core/math/classify.hpp>
#include <nervelet/core/math/tanh.hpp>

namespace {

namespace math = nervelet::math;

struct Tanh {
    template <class T>
    constexpr T operator()(T x) const {
        return math::tanh(x);
    }
};

constexpr Pin<float> float_pins[] = {{0.0f, 0x00000000u},   {0.25f, 0x3e7acbf5u},       {-0.5f, 0xbeec9a9fu},
                                     {0.625f, 0x3f0dfa3fu}, {0.62500006f, 0x3f0dfa40u}, {1.0f, 0x3f42f7d6u},
                                     {-2.5f, 0xbf7c92c1u},  {8.0f, 0x3f7ffffcu},        {1.00000001e-10f, 0x2edbe6ffu}};
constexpr Pin<double> double_pins[] = {{0.0, 0x0000000000000000u},
                                       {0.25, 0x3fcf597ea69a1c86u},
                                       {-0.5, 0xbfdd9353d7568af3u},
                                       {0.625, 0x3fe1bf47eabb8f95u},
                                       {0.62500005999999997, 0x3fe1bf4801097b82u},
                                       {1.0, 0x3fe85efab514f394u},
                                       {-2.5, 0xbfef9258260a71c2u},
                                       {8.0, 0x3fefffff872a91f8u},
                                       {1e-10, 0x3ddb7cdfd9d7bdbbu}};

template <class T>
constexpr bool tanh_has_its_limits(T zero, T one, T infinity, T nan) {
    return math::tanh(infinity) == one && math::tanh(-infinity) == -one && math::is_nan(math::tanh(nan)) &&
           math::tanh((std::numeric_limits<T>::max)()) == one && math::tanh(T(1e-10)) == T(1e-10) &&
           math::to_bits(math::tanh(-zero)) == math::to_bits(-zero) && math::tanh(T(-0.7)) == -math::tanh(T(0.7));
}

template <class T>
constexpr bool tanh_has_its_limits() {
    using Limits = std::numeric_limits<T>;
    return tanh_has_its_limits(T(0), T(1), Limits::infinity(), Limits::quiet_NaN());
}

template <class T>
inline bool tanh_has_its_limits_at_run_time() {
    using Limits = std::numeric_limits<T>;
    return tanh_has_its_limits(at_run_time(T(0)), at_run_time(T(1)), at_run_time(Limits::infinity()),
                               at_run_time(Limits::quiet_NaN()));
}

} // namespace

#if __cplusplus >= 201703L
static_assert(pins_met(float_pins, Tanh{}) == sizeof(float_pins) / sizeof(Pin<float>), "tanh(x) as float, bit for bit");
static_assert(pins_met(double_pins, Tanh{}) == sizeof(double_pins) / sizeof(Pin<double>),
              "tanh(x) as double, bit for bit");
static_assert(tanh_has_its_limits<float>() && tanh_has_its_limits<double>(), "limits of tanh(x)");
#endif

TEST_CASE("tanh(x) gives the pinned bits at run time") {
    check_pins(float_pins, Tanh{});
    check_pins(double_pins, Tanh{});
}

TEST_CASE("tanh(x) has the right limits and signs") {
    CHECK(tanh_has_its_limits_at_run_time<float>());
    CHECK(tanh_has_its_limits_at_run_time<double>());
}
