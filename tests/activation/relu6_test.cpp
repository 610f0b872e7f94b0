// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/activation/relu6.hpp>

#include <doctest/doctest.h>

#include "oracle/act_relu6.hpp"
#include "support/activation.hpp"

using namespace nervelet;
using namespace reference;

namespace {

template <class T>
constexpr bool kinks_agree() {
    return maps_all<ReLU6, T>(oracle::act_relu6::x_kink, oracle::act_relu6::y_kink, oracle::act_relu6::dx_kink);
}

template <class T>
constexpr bool ends_agree() {
    return ends_below_in<ReLU6>(T(0), T(0)) && ends_above_in<ReLU6>(T(6), T(0)) && is_finite_everywhere<ReLU6, T>();
}

template <class T>
constexpr bool nan_comes_through() {
    return passes_nan<ReLU6, T>();
}

} // namespace

#if __cplusplus >= 201703L
static_assert(kinks_agree<float>() && kinks_agree<double>(), "value and slope at the kinks");
static_assert(ends_agree<float>() && ends_agree<double>(), "value and slope far out");
static_assert(value_error<ReLU6, double>(oracle::act_relu6::x, oracle::act_relu6::y, oracle::act_relu6::g,
                                         oracle::act_relu6::dx) < 1e-12,
              "also in the compiler");
#endif

TEST_CASE("ReLU6: a = z clamped to [0, 6], da/dz = I(0 < z < 6)") {
    namespace o = oracle::act_relu6;
    CHECK(value_error<ReLU6, double>(o::x, o::y, o::g, o::dx) < 1e-12);
    CHECK(slope_error<ReLU6, double>(o::x, o::g, o::dx) < 1e-12);
    CHECK(value_error<ReLU6, float>(o::x, o::y, o::g, o::dx) < 1e-6);
    CHECK(slope_error<ReLU6, float>(o::x, o::g, o::dx) < 1e-6);
}

TEST_CASE("ReLU6: the slope at the kinks is 0") {
    CHECK(kinks_agree<float>());
    CHECK(kinks_agree<double>());
}

TEST_CASE("ReLU6: far out a is 0 or 6, never NaN") {
    CHECK(ends_agree<float>());
    CHECK(ends_agree<double>());
}

TEST_CASE("ReLU6: NaN in, NaN out") {
    CHECK(nan_comes_through<float>());
    CHECK(nan_comes_through<double>());
}
