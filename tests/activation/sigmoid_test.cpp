// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/activation/sigmoid.hpp>

#include <doctest/doctest.h>

#include "oracle/act_sigmoid.hpp"
#include "support/activation.hpp"

using namespace nervelet;
using namespace reference;

namespace {

template <class T>
constexpr bool ends_agree() {
    return ends_below_in<Sigmoid>(T(0), T(0)) && ends_above_in<Sigmoid>(T(1), T(0)) &&
           is_finite_everywhere<Sigmoid, T>();
}

template <class T>
constexpr bool nan_comes_through() {
    return passes_nan<Sigmoid, T>();
}

} // namespace

#if __cplusplus >= 201703L
static_assert(ends_agree<float>() && ends_agree<double>(), "value and slope far out");
static_assert(value_error<Sigmoid, double>(oracle::act_sigmoid::x, oracle::act_sigmoid::y, oracle::act_sigmoid::g,
                                           oracle::act_sigmoid::dx) < 1e-12,
              "also in the compiler");
#endif

TEST_CASE("Sigmoid: a = 1 / (1 + exp(-z)), da/dz = a (1 - a), as in Feedforward Neural Networks in Depth, part 2") {
    // The slope is a (1 - a): where it vanishes, a is rounded next to 1, so its error is relative to 1 there.
    namespace o = oracle::act_sigmoid;
    CHECK(value_error<Sigmoid, double>(o::x, o::y, o::g, o::dx) < 1e-12);
    CHECK(slope_error<Sigmoid, double>(o::x, o::g, o::dx, 1.0) < 1e-12);
    CHECK(value_error<Sigmoid, float>(o::x, o::y, o::g, o::dx) < 1e-6);
    CHECK(slope_error<Sigmoid, float>(o::x, o::g, o::dx, 1.0) < 1e-6);
}

TEST_CASE("Sigmoid: far out a is 0 or 1, never NaN") {
    CHECK(ends_agree<float>());
    CHECK(ends_agree<double>());
}

TEST_CASE("Sigmoid: NaN in, NaN out") {
    CHECK(nan_comes_through<float>());
    CHECK(nan_comes_through<double>());
}
