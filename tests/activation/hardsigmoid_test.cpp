// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/activation/hardsigmoid.hpp>

#include <doctest/doctest.h>

#include "oracle/act_hard_sigmoid.hpp"
#include "support/activation.hpp"

using namespace nervelet;
using namespace reference;

namespace {

template <class T>
constexpr bool kinks_agree() {
    return maps_all<Hardsigmoid, T>(oracle::act_hard_sigmoid::x_kink, oracle::act_hard_sigmoid::y_kink,
                                    oracle::act_hard_sigmoid::dx_kink);
}

template <class T>
constexpr bool ends_agree() {
    return ends_below_in<Hardsigmoid>(T(0), T(0)) && ends_above_in<Hardsigmoid>(T(1), T(0)) &&
           is_finite_everywhere<Hardsigmoid, T>();
}

template <class T>
constexpr bool nan_comes_through() {
    return passes_nan<Hardsigmoid, T>();
}

} // namespace

#if __cplusplus >= 201703L
static_assert(kinks_agree<float>() && kinks_agree<double>(), "value and slope at the kinks");
static_assert(ends_agree<float>() && ends_agree<double>(), "value and slope far out");
static_assert(value_error<Hardsigmoid, double>(oracle::act_hard_sigmoid::x, oracle::act_hard_sigmoid::y,
                                               oracle::act_hard_sigmoid::g, oracle::act_hard_sigmoid::dx) < 1e-12,
              "also in the compiler");
#endif

TEST_CASE("Hardsigmoid: a = z / 6 + 1/2 cut to [0, 1]") {
    namespace o = oracle::act_hard_sigmoid;
    CHECK(value_error<Hardsigmoid, double>(o::x, o::y, o::g, o::dx) < 1e-12);
    CHECK(slope_error<Hardsigmoid, double>(o::x, o::g, o::dx) < 1e-12);
    CHECK(value_error<Hardsigmoid, float>(o::x, o::y, o::g, o::dx) < 1e-6);
    CHECK(slope_error<Hardsigmoid, float>(o::x, o::g, o::dx) < 1e-6);
}

TEST_CASE("Hardsigmoid: the slope at the kinks is 0") {
    CHECK(kinks_agree<float>());
    CHECK(kinks_agree<double>());
}

TEST_CASE("Hardsigmoid: far out a is 0 or 1, never NaN") {
    CHECK(ends_agree<float>());
    CHECK(ends_agree<double>());
}

TEST_CASE("Hardsigmoid: NaN in, NaN out") {
    CHECK(nan_comes_through<float>());
    CHECK(nan_comes_through<double>());
}
