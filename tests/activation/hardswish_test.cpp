// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/activation/hardswish.hpp>

#include <doctest/doctest.h>

#include "oracle/act_hard_swish.hpp"
#include "support/activation.hpp"

using namespace nervelet;
using namespace reference;

namespace {

template <class T>
constexpr bool kinks_agree() {
    return maps_all<Hardswish, T>(oracle::act_hard_swish::x_kink, oracle::act_hard_swish::y_kink,
                                  oracle::act_hard_swish::dx_kink);
}

template <class T>
constexpr bool ends_agree() {
    return ends_below_in<Hardswish>(T(0), T(0)) && is_identity_above<Hardswish, T>() &&
           is_finite_everywhere<Hardswish, T>();
}

template <class T>
constexpr bool nan_comes_through() {
    return passes_nan<Hardswish, T>();
}

} // namespace

#if __cplusplus >= 201703L
static_assert(kinks_agree<float>() && kinks_agree<double>(), "value and slope at the kinks");
static_assert(ends_agree<float>() && ends_agree<double>(), "value and slope far out");
static_assert(value_error<Hardswish, double>(oracle::act_hard_swish::x, oracle::act_hard_swish::y,
                                             oracle::act_hard_swish::g, oracle::act_hard_swish::dx) < 1e-12,
              "also in the compiler");
#endif

TEST_CASE("Hardswish: a = z (z + 3) / 6 between -3 and 3") {
    namespace o = oracle::act_hard_swish;
    CHECK(value_error<Hardswish, double>(o::x, o::y, o::g, o::dx) < 1e-12);
    CHECK(slope_error<Hardswish, double>(o::x, o::g, o::dx) < 1e-12);
    CHECK(value_error<Hardswish, float>(o::x, o::y, o::g, o::dx) < 1e-6);
    CHECK(slope_error<Hardswish, float>(o::x, o::g, o::dx) < 1e-6);
}

TEST_CASE("Hardswish: the slope at the kinks is that of the middle part") {
    CHECK(kinks_agree<float>());
    CHECK(kinks_agree<double>());
}

TEST_CASE("Hardswish: far out a is 0 or z, never NaN") {
    CHECK(ends_agree<float>());
    CHECK(ends_agree<double>());
}

TEST_CASE("Hardswish: NaN in, NaN out") {
    CHECK(nan_comes_through<float>());
    CHECK(nan_comes_through<double>());
}
