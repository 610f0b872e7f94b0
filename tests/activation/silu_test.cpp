// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/activation/silu.hpp>

#include <doctest/doctest.h>

#include "oracle/act_silu.hpp"
#include "support/activation.hpp"

using namespace nervelet;
using namespace reference;

namespace {

template <class T>
constexpr bool ends_agree() {
    return ends_below_in<SiLU>(T(0), T(0)) && is_identity_above<SiLU, T>() && is_finite_everywhere<SiLU, T>();
}

template <class T>
constexpr bool nan_comes_through() {
    return passes_nan<SiLU, T>();
}

} // namespace

#if __cplusplus >= 201703L
static_assert(ends_agree<float>() && ends_agree<double>(), "value and slope far out");
static_assert(value_error<SiLU, double>(oracle::act_silu::x, oracle::act_silu::y, oracle::act_silu::g,
                                        oracle::act_silu::dx) < 1e-12,
              "also in the compiler");
#endif

TEST_CASE("SiLU: a = z sigmoid(z)") {
    namespace o = oracle::act_silu;
    CHECK(value_error<SiLU, double>(o::x, o::y, o::g, o::dx) < 1e-12);
    CHECK(slope_error<SiLU, double>(o::x, o::g, o::dx) < 1e-12);
    CHECK(value_error<SiLU, float>(o::x, o::y, o::g, o::dx) < 1e-6);
    CHECK(slope_error<SiLU, float>(o::x, o::g, o::dx) < 1e-6);
}

TEST_CASE("SiLU: far out a is 0 or z, never NaN") {
    CHECK(ends_agree<float>());
    CHECK(ends_agree<double>());
}

TEST_CASE("SiLU: NaN in, NaN out") {
    CHECK(nan_comes_through<float>());
    CHECK(nan_comes_through<double>());
}
