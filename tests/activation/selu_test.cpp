// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/activation/selu.hpp>

#include <doctest/doctest.h>

#include "oracle/act_selu.hpp"
#include "support/activation.hpp"

using namespace nervelet;
using namespace reference;

namespace {

template <class T>
constexpr bool kinks_agree() {
    return maps_all<SELU, T>(oracle::act_selu::x_kink, oracle::act_selu::y_kink, oracle::act_selu::dx_kink);
}

template <class T>
constexpr bool ends_agree() {
    constexpr T lowest = T(-1.75809934084737685994022);
    constexpr T lambda = T(1.05070098735548049341933);
    return ends_below_in<SELU>(lowest, T(0)) && maps<SELU>(T(1e4), T(1e4) * lambda, lambda) &&
           is_finite_everywhere<SELU, T>();
}

template <class T>
constexpr bool nan_comes_through() {
    return passes_nan<SELU, T>();
}

} // namespace

#if __cplusplus >= 201703L
static_assert(kinks_agree<float>() && kinks_agree<double>(), "value and slope at the kinks");
static_assert(ends_agree<float>() && ends_agree<double>(), "value and slope far out");
static_assert(value_error<SELU, double>(oracle::act_selu::x, oracle::act_selu::y, oracle::act_selu::g,
                                        oracle::act_selu::dx) < 1e-12,
              "also in the compiler");
#endif

TEST_CASE("SELU: a = lambda z if z > 0, else lambda alpha (exp(z) - 1)") {
    // The slope is a + lambda alpha: where it vanishes, its error is relative to 1, as that of ELU.
    namespace o = oracle::act_selu;
    CHECK(value_error<SELU, double>(o::x, o::y, o::g, o::dx) < 1e-12);
    CHECK(slope_error<SELU, double>(o::x, o::g, o::dx, 1.0) < 1e-12);
    CHECK(value_error<SELU, float>(o::x, o::y, o::g, o::dx) < 1e-6);
    CHECK(slope_error<SELU, float>(o::x, o::g, o::dx, 1.0) < 1e-6);
}

TEST_CASE("SELU: the slope at the kink is lambda alpha") {
    CHECK(kinks_agree<float>());
    CHECK(kinks_agree<double>());
}

TEST_CASE("SELU: far out a is -lambda alpha or lambda z, never NaN") {
    CHECK(ends_agree<float>());
    CHECK(ends_agree<double>());
}

TEST_CASE("SELU: NaN in, NaN out") {
    CHECK(nan_comes_through<float>());
    CHECK(nan_comes_through<double>());
}
