// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/activation/gelu.hpp>

#include <doctest/doctest.h>

#include "oracle/act_gelu_erf.hpp"
#include "oracle/act_gelu_tanh.hpp"
#include "support/activation.hpp"

using namespace nervelet;
using namespace reference;

namespace {

template <class T>
constexpr bool ends_agree() {
    return ends_below_in<GELU>(T(0), T(0)) && ends_below_in<GELUTanh>(T(0), T(0)) && is_identity_above<GELU, T>() &&
           is_identity_above<GELUTanh, T>() && is_finite_everywhere<GELU, T>() && is_finite_everywhere<GELUTanh, T>();
}

template <class T>
constexpr bool nan_comes_through() {
    return passes_nan<GELU, T>() && passes_nan<GELUTanh, T>();
}

} // namespace

#if __cplusplus >= 201703L
static_assert(ends_agree<float>() && ends_agree<double>(), "value and slope far out");
static_assert(value_error<GELU, double>(oracle::act_gelu_erf::x, oracle::act_gelu_erf::y, oracle::act_gelu_erf::g,
                                        oracle::act_gelu_erf::dx, 1.0) < 1e-12,
              "also in the compiler");
#endif

TEST_CASE("GELU: a = z Phi(z), and its tanh form") {
    // The reference takes 1 + erf and 1 + tanh, which cancel for z < 0 (at -5.9 it is right to 3e-8), and the slope
    // crosses zero near -0.75: so all errors are relative to at least 1. What erfc gains in the tail is tested below.
    {
        namespace o = oracle::act_gelu_erf;
        CHECK(value_error<GELU, double>(o::x, o::y, o::g, o::dx, 1.0) < 1e-12);
        CHECK(slope_error<GELU, double>(o::x, o::g, o::dx, 1.0) < 1e-12);
        CHECK(value_error<GELU, float>(o::x, o::y, o::g, o::dx, 1.0) < 1e-6);
        CHECK(slope_error<GELU, float>(o::x, o::g, o::dx, 1.0) < 1e-6);
    }
    {
        namespace o = oracle::act_gelu_tanh;
        CHECK(value_error<GELUTanh, double>(o::x, o::y, o::g, o::dx, 1.0) < 1e-12);
        CHECK(slope_error<GELUTanh, double>(o::x, o::g, o::dx, 1.0) < 1e-12);
        CHECK(value_error<GELUTanh, float>(o::x, o::y, o::g, o::dx, 1.0) < 1e-6);
        CHECK(slope_error<GELUTanh, float>(o::x, o::g, o::dx, 1.0) < 1e-6);
    }
}

TEST_CASE("GELU: erfc keeps the relative accuracy where 1 + erf would cancel") {
    // Phi(-5) = 2.866515718791939e-7, Phi(-10) = 7.619853024160526e-24.
    CHECK(error(GELU::value(-5.0), -5.0 * 2.866515718791939e-7) < 1e-14);
    CHECK(error(GELU::value(-10.0), -10.0 * 7.619853024160526e-24) < 1e-13);
    CHECK(error(GELU::value(-5.0f), -5.0 * 2.866515718791939e-7) < 2e-6);
    CHECK(error(GELU::value(-10.0f), -10.0 * 7.619853024160526e-24) < 1e-5);
}

TEST_CASE("GELU: far out a is 0 or z, never NaN") {
    CHECK(ends_agree<float>());
    CHECK(ends_agree<double>());
}

TEST_CASE("GELU: NaN in, NaN out") {
    CHECK(nan_comes_through<float>());
    CHECK(nan_comes_through<double>());
}
