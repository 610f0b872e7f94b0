// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/activation/softplus.hpp>

#include <doctest/doctest.h>

#include "oracle/act_softplus.hpp"
#include "support/activation.hpp"

using namespace nervelet;
using namespace reference;

namespace {

template <class T>
constexpr bool ends_agree() {
    return ends_below_in<Softplus>(T(0), T(0)) && is_identity_above<Softplus, T>() &&
           is_finite_everywhere<Softplus, T>();
}

template <class T>
constexpr bool nan_comes_through() {
    return passes_nan<Softplus, T>();
}

} // namespace

#if __cplusplus >= 201703L
static_assert(ends_agree<float>() && ends_agree<double>(), "value and slope far out");
static_assert(value_error<Softplus, double>(oracle::act_softplus::x, oracle::act_softplus::y, oracle::act_softplus::g,
                                            oracle::act_softplus::dx) < 1e-12,
              "also in the compiler");
#endif

TEST_CASE("Softplus: a = log(1 + exp(z)), da/dz = sigmoid(z)") {
    namespace o = oracle::act_softplus;
    CHECK(value_error<Softplus, double>(o::x, o::y, o::g, o::dx) < 1e-12);
    CHECK(slope_error<Softplus, double>(o::x, o::g, o::dx) < 1e-12);
    CHECK(value_error<Softplus, float>(o::x, o::y, o::g, o::dx) < 1e-6);
    CHECK(slope_error<Softplus, float>(o::x, o::g, o::dx) < 1e-6);
}

TEST_CASE("Softplus: far out a is 0 or z, never NaN") {
    CHECK(ends_agree<float>());
    CHECK(ends_agree<double>());
}

TEST_CASE("Softplus: NaN in, NaN out") {
    CHECK(nan_comes_through<float>());
    CHECK(nan_comes_through<double>());
}
