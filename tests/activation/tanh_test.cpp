// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/activation/tanh.hpp>

#include <doctest/doctest.h>

#include "oracle/act_tanh.hpp"
#include "support/activation.hpp"

using namespace nervelet;
using namespace reference;

namespace {

template <class T>
constexpr bool ends_agree() {
    return ends_below_in<Tanh>(T(-1), T(0)) && ends_above_in<Tanh>(T(1), T(0)) && is_finite_everywhere<Tanh, T>();
}

template <class T>
constexpr bool nan_comes_through() {
    return passes_nan<Tanh, T>();
}

} // namespace

#if __cplusplus >= 201703L
static_assert(ends_agree<float>() && ends_agree<double>(), "value and slope far out");
static_assert(value_error<Tanh, double>(oracle::act_tanh::x, oracle::act_tanh::y, oracle::act_tanh::g,
                                        oracle::act_tanh::dx) < 1e-12,
              "also in the compiler");
#endif

TEST_CASE("Tanh: a = tanh(z), da/dz = 1 - a^2, as in Feedforward Neural Networks in Depth, part 2") {
    // The slope is 1 - a^2: where it vanishes, a is rounded next to 1, so its error is relative to 1 there.
    namespace o = oracle::act_tanh;
    CHECK(value_error<Tanh, double>(o::x, o::y, o::g, o::dx) < 1e-12);
    CHECK(slope_error<Tanh, double>(o::x, o::g, o::dx, 1.0) < 1e-12);
    CHECK(value_error<Tanh, float>(o::x, o::y, o::g, o::dx) < 1e-6);
    CHECK(slope_error<Tanh, float>(o::x, o::g, o::dx, 1.0) < 1e-6);
}

TEST_CASE("Tanh: far out a is -1 or 1, never NaN") {
    CHECK(ends_agree<float>());
    CHECK(ends_agree<double>());
}

TEST_CASE("Tanh: NaN in, NaN out") {
    CHECK(nan_comes_through<float>());
    CHECK(nan_comes_through<double>());
}
