// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/activation/leaky_relu.hpp>

#include <doctest/doctest.h>

#include "oracle/act_leaky_relu.hpp"
#include "support/activation.hpp"

using namespace nervelet;
using namespace reference;

namespace {

template <class T>
constexpr bool kinks_agree() {
    return maps_all<LeakyReLU, T>(oracle::act_leaky_relu::x_kink, oracle::act_leaky_relu::y_kink,
                                  oracle::act_leaky_relu::dx_kink);
}

template <class T>
constexpr bool ends_agree() {
    return maps<LeakyReLU>(T(-1e4), T(-1e4) * (T(1) / T(100)), T(1) / T(100)) &&
           maps<LeakyReLU>(-infinity<T>(), -infinity<T>(), T(1) / T(100)) && is_identity_above<LeakyReLU, T>() &&
           is_finite_everywhere<LeakyReLU, T>();
}

template <class T>
constexpr bool nan_comes_through() {
    return passes_nan<LeakyReLU, T>();
}

} // namespace

#if __cplusplus >= 201703L
static_assert(kinks_agree<float>() && kinks_agree<double>(), "value and slope at the kinks");
static_assert(ends_agree<float>() && ends_agree<double>(), "value and slope far out");
static_assert(value_error<LeakyReLU, double>(oracle::act_leaky_relu::x, oracle::act_leaky_relu::y,
                                             oracle::act_leaky_relu::g, oracle::act_leaky_relu::dx) < 1e-12,
              "also in the compiler");
#endif

TEST_CASE("LeakyReLU: a = z if z > 0, else 0.01 z") {
    namespace o = oracle::act_leaky_relu;
    CHECK(value_error<LeakyReLU, double>(o::x, o::y, o::g, o::dx) < 1e-12);
    CHECK(slope_error<LeakyReLU, double>(o::x, o::g, o::dx) < 1e-12);
    CHECK(value_error<LeakyReLU, float>(o::x, o::y, o::g, o::dx) < 1e-6);
    CHECK(slope_error<LeakyReLU, float>(o::x, o::g, o::dx) < 1e-6);
}

TEST_CASE("LeakyReLU: the slope at the kink is 0.01") {
    CHECK(kinks_agree<float>());
    CHECK(kinks_agree<double>());
}

TEST_CASE("LeakyReLU: far out a is 0.01 z or z, never NaN") {
    CHECK(ends_agree<float>());
    CHECK(ends_agree<double>());
}

TEST_CASE("LeakyReLU: NaN in, NaN out") {
    CHECK(nan_comes_through<float>());
    CHECK(nan_comes_through<double>());
}
