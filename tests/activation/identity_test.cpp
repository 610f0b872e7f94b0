// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/activation/identity.hpp>

#include <doctest/doctest.h>

#include "oracle/act_identity.hpp"
#include "support/activation.hpp"

using namespace nervelet;
using namespace reference;

namespace {

template <class T>
constexpr bool ends_agree() {
    return maps<Identity>(T(-1e4), T(-1e4), T(1)) && maps<Identity>(-infinity<T>(), -infinity<T>(), T(1)) &&
           is_identity_above<Identity, T>() && is_finite_everywhere<Identity, T>();
}

template <class T>
constexpr bool nan_comes_through() {
    return passes_nan<Identity, T>();
}

} // namespace

#if __cplusplus >= 201703L
static_assert(ends_agree<float>() && ends_agree<double>(), "value and slope far out");
static_assert(value_error<Identity, double>(oracle::act_identity::x, oracle::act_identity::y, oracle::act_identity::g,
                                            oracle::act_identity::dx) < 1e-12,
              "also in the compiler");
#endif

TEST_CASE("Identity: a = z, da/dz = 1") {
    namespace o = oracle::act_identity;
    CHECK(value_error<Identity, double>(o::x, o::y, o::g, o::dx) < 1e-12);
    CHECK(slope_error<Identity, double>(o::x, o::g, o::dx) < 1e-12);
    CHECK(value_error<Identity, float>(o::x, o::y, o::g, o::dx) < 1e-6);
    CHECK(slope_error<Identity, float>(o::x, o::g, o::dx) < 1e-6);
}

TEST_CASE("Identity: far out a is z, never NaN") {
    CHECK(ends_agree<float>());
    CHECK(ends_agree<double>());
}

TEST_CASE("Identity: NaN in, NaN out") {
    CHECK(nan_comes_through<float>());
    CHECK(nan_comes_through<double>());
}
