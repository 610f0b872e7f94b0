// Part of nervelet. MIT licence, the nervelet authors.
#include "pins.hpp"

#include <nervelet/core/math/classify.hpp>
#include <nervelet/core/math/exp.hpp>
#include <nervelet/core/math/sigmoid.hpp>

namespace {

namespace math = nervelet::math;

struct Sigmoid {
    template <class T>
    constexpr T operator()(T x) const {
        return math::sigmoid(x);
    }
};

constexpr Pin<float> float_pins[] = {{0.0f, 0x3f000000u},           {1.0f, 0x3f3b26a7u},   {-1.0f, 0x3e89b2b0u},
                                     {0.00100000005f, 0x3f001063u}, {-6.25f, 0x3afc8a7du}, {10.0f, 0x3f7ffd06u},
                                     {-40.0f, 0x229cbc92u},         {-80.0f, 0x05bfecbau}, {-95.0f, 0x00000f64u},
                                     {90.0f, 0x3f800000u}};
constexpr Pin<double> double_pins[] = {{0.0, 0x3fe0000000000000u},   {1.0, 0x3fe764d4f5d5a2bdu},
                                       {-1.0, 0x3fd136561454ba86u},  {0.001, 0x3fe0020c49b78133u},
                                       {-6.25, 0x3f5f914f977dedbfu}, {10.0, 0x3fefffa0cb346f89u},
                                       {-40.0, 0x3c539792499b1a24u}, {-80.0, 0x38b7fd974d372e44u},
                                       {-95.0, 0x375ec7f3b269efa8u}, {90.0, 0x3ff0000000000000u}};

template <class T>
constexpr bool sigmoid_has_its_limits(T zero, T one, T infinity, T nan) {
    return math::sigmoid(infinity) == one && math::sigmoid(-infinity) == zero && math::is_nan(math::sigmoid(nan)) &&
           math::sigmoid((std::numeric_limits<T>::max)()) == one &&
           math::sigmoid(-(std::numeric_limits<T>::max)()) == zero && math::sigmoid(zero) == T(0.5) &&
           math::sigmoid(T(-80) * one) == math::exp(T(-80));
}

template <class T>
constexpr bool sigmoid_has_its_limits() {
    using Limits = std::numeric_limits<T>;
    return sigmoid_has_its_limits(T(0), T(1), Limits::infinity(), Limits::quiet_NaN());
}

/// Also where sigmoid() itself does not ask for an exponential.
template <class T>
constexpr bool exp_is_enough() {
    const T values[] = {T(0), T(1), T(86.9), T(87.1), T(110), T(709), T(1000), std::numeric_limits<T>::infinity()};
    for (const T x : values) {
        const T e = math::exp(-x);
        if (math::sigmoid_of_exp(x, e) != math::sigmoid(x) || math::sigmoid_of_exp(-x, e) != math::sigmoid(-x)) {
            return false;
        }
    }
    return true;
}

template <class T>
inline bool sigmoid_has_its_limits_at_run_time() {
    using Limits = std::numeric_limits<T>;
    return sigmoid_has_its_limits(at_run_time(T(0)), at_run_time(T(1)), at_run_time(Limits::infinity()),
                                  at_run_time(Limits::quiet_NaN()));
}

} // namespace

#if __cplusplus >= 201703L
static_assert(pins_met(float_pins, Sigmoid{}) == sizeof(float_pins) / sizeof(Pin<float>),
              "1 / (1 + e^-x) as float, bit for bit");
static_assert(pins_met(double_pins, Sigmoid{}) == sizeof(double_pins) / sizeof(Pin<double>),
              "1 / (1 + e^-x) as double, bit for bit");
static_assert(sigmoid_has_its_limits<float>() && sigmoid_has_its_limits<double>(), "limits of 1 / (1 + e^-x)");
static_assert(exp_is_enough<float>() && exp_is_enough<double>(), "1 / (1 + e^-x) from e^-|x|");
#endif

TEST_CASE("1 / (1 + e^-x) gives the pinned bits at run time") {
    check_pins(float_pins, Sigmoid{});
    check_pins(double_pins, Sigmoid{});
}

TEST_CASE("1 / (1 + e^-x) has the right limits and signs") {
    CHECK(sigmoid_has_its_limits_at_run_time<float>());
    CHECK(sigmoid_has_its_limits_at_run_time<double>());
}

TEST_CASE("1 / (1 + e^-x) from e^-|x|, the same bits") {
    CHECK(exp_is_enough<float>());
    CHECK(exp_is_enough<double>());
}
