// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/activation/elu.hpp>

#include <doctest/doctest.h>

#include "oracle/act_elu.hpp"
#include "oracle/act_elu_a07.hpp"
#include "support/activation.hpp"

using namespace nervelet;
using namespace reference;

namespace {

template <class T>
constexpr bool kinks_agree() {
    return maps_all<ELU, T>(oracle::act_elu::x_kink, oracle::act_elu::y_kink, oracle::act_elu::dx_kink) &&
           maps_all<ELUWith<70>, T>(oracle::act_elu_a07::x_kink, oracle::act_elu_a07::y_kink,
                                    oracle::act_elu_a07::dx_kink);
}

template <class T>
constexpr bool ends_agree() {
    return ends_below_in<ELU>(T(-1), T(0)) && ends_below_in<ELUWith<70>>(T(-70) / T(100), T(0)) &&
           is_identity_above<ELU, T>() && is_identity_above<ELUWith<70>, T>() && is_finite_everywhere<ELU, T>() &&
           is_finite_everywhere<ELUWith<70>, T>();
}

template <class T>
constexpr bool nan_comes_through() {
    return passes_nan<ELU, T>() && passes_nan<ELUWith<70>, T>();
}

} // namespace

#if __cplusplus >= 201703L
static_assert(kinks_agree<float>() && kinks_agree<double>(), "value and slope at the kinks");
static_assert(ends_agree<float>() && ends_agree<double>(), "value and slope far out");
static_assert(value_error<ELU, double>(oracle::act_elu::x, oracle::act_elu::y, oracle::act_elu::g,
                                       oracle::act_elu::dx) < 1e-12,
              "also in the compiler");
#endif

TEST_CASE("ELU: a = z if z > 0, else alpha (exp(z) - 1)") {
    // The slope is a + alpha: where it vanishes, a is rounded next to -alpha, so its error is relative to 1 there.
    {
        namespace o = oracle::act_elu;
        CHECK(value_error<ELU, double>(o::x, o::y, o::g, o::dx) < 1e-12);
        CHECK(slope_error<ELU, double>(o::x, o::g, o::dx, 1.0) < 1e-12);
        CHECK(value_error<ELU, float>(o::x, o::y, o::g, o::dx) < 1e-6);
        CHECK(slope_error<ELU, float>(o::x, o::g, o::dx, 1.0) < 1e-6);
    }
    {
        namespace o = oracle::act_elu_a07;
        CHECK(value_error<ELUWith<70>, double>(o::x, o::y, o::g, o::dx) < 1e-12);
        CHECK(slope_error<ELUWith<70>, double>(o::x, o::g, o::dx, 1.0) < 1e-12);
        CHECK(value_error<ELUWith<70>, float>(o::x, o::y, o::g, o::dx) < 1e-6);
        CHECK(slope_error<ELUWith<70>, float>(o::x, o::g, o::dx, 1.0) < 1e-6);
    }
}

TEST_CASE("ELU: the slope at the kink is alpha") {
    CHECK(kinks_agree<float>());
    CHECK(kinks_agree<double>());
}

TEST_CASE("ELU: far out a is -alpha or z, never NaN") {
    CHECK(ends_agree<float>());
    CHECK(ends_agree<double>());
}

TEST_CASE("ELU: NaN in, NaN out") {
    CHECK(nan_comes_through<float>());
    CHECK(nan_comes_through<double>());
}
