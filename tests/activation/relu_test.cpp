// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/activation/relu.hpp>

#include <doctest/doctest.h>

#include "oracle/act_relu.hpp"
#include "support/activation.hpp"

using namespace nervelet;
using namespace reference;

namespace {

template <class T>
constexpr bool kinks_agree() {
    return maps_all<ReLU, T>(oracle::act_relu::x_kink, oracle::act_relu::y_kink, oracle::act_relu::dx_kink);
}

template <class T>
constexpr bool ends_agree() {
    return ends_below_in<ReLU>(T(0), T(0)) && is_identity_above<ReLU, T>() && is_finite_everywhere<ReLU, T>();
}

template <class T>
constexpr bool nan_comes_through() {
    return passes_nan<ReLU, T>();
}

} // namespace

#if __cplusplus >= 201703L
static_assert(kinks_agree<float>() && kinks_agree<double>(), "value and slope at the kinks");
static_assert(ends_agree<float>() && ends_agree<double>(), "value and slope far out");
static_assert(value_error<ReLU, double>(oracle::act_relu::x, oracle::act_relu::y, oracle::act_relu::g,
                                        oracle::act_relu::dx) < 1e-12,
              "also in the compiler");
#endif

TEST_CASE("ReLU: a = max(0, z), da/dz = I(z > 0), as in Feedforward Neural Networks in Depth, part 2") {
    namespace o = oracle::act_relu;
    CHECK(value_error<ReLU, double>(o::x, o::y, o::g, o::dx) < 1e-12);
    CHECK(slope_error<ReLU, double>(o::x, o::g, o::dx) < 1e-12);
    CHECK(value_error<ReLU, float>(o::x, o::y, o::g, o::dx) < 1e-6);
    CHECK(slope_error<ReLU, float>(o::x, o::g, o::dx) < 1e-6);
}

TEST_CASE("ReLU: the slope at the kink is 0") {
    CHECK(kinks_agree<float>());
    CHECK(kinks_agree<double>());
}

TEST_CASE("ReLU: far out a is 0 or z, never NaN") {
    CHECK(ends_agree<float>());
    CHECK(ends_agree<double>());
}

TEST_CASE("ReLU: NaN in, NaN out") {
    CHECK(nan_comes_through<float>());
    CHECK(nan_comes_through<double>());
}
