// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/loss/mean_absolute_error.hpp>

#include <doctest/doctest.h>

#include "oracle/loss_mae.hpp"
#include "support/loss.hpp"

using namespace nervelet;
using namespace reference;

namespace {

template <class T>
constexpr bool follows_the_formula() {
    return MeanAbsoluteError::value(T(3), T(1)) == T(2) && MeanAbsoluteError::slope(T(3), T(1)) == T(1) &&
           MeanAbsoluteError::value(T(-1), T(2)) == T(3) && MeanAbsoluteError::slope(T(-1), T(2)) == T(-1);
}

template <class T>
constexpr bool is_flat_at_the_kink() {
    return MeanAbsoluteError::value(T(0.5), T(0.5)) == T(0) && MeanAbsoluteError::slope(T(0.5), T(0.5)) == T(0);
}

} // namespace

#if __cplusplus >= 201703L
static_assert(follows_the_formula<float>() && follows_the_formula<double>(), "|a - t| and its sign");
static_assert(is_flat_at_the_kink<float>() && is_flat_at_the_kink<double>(), "slope 0 where a = t");
static_assert(judge_one<MeanAbsoluteError, Identity>(std::array<float, 2>{{3.0f, -1.0f}},
                                                     std::array<float, 2>{{1.0f, 2.0f}})
                      .loss == 2.5f,
              "a mean over the outputs");
#endif

TEST_CASE("MeanAbsoluteError: |a - t|, slope sign(a - t)") {
    CHECK(follows_the_formula<float>());
    CHECK(follows_the_formula<double>());
}

TEST_CASE("MeanAbsoluteError: the slope is 0 where a = t") {
    CHECK(is_flat_at_the_kink<float>());
    CHECK(is_flat_at_the_kink<double>());
}

TEST_CASE("MeanAbsoluteError: the mean over examples and outputs, as the reference") {
    namespace o = oracle::loss_mae;
    CHECK(loss_error<MeanAbsoluteError, Identity, double>(o::pred, o::target, o::loss_mean, o::dpred_mean) < 1e-12);
    CHECK(loss_error<MeanAbsoluteError, Identity, float>(o::pred, o::target, o::loss_mean, o::dpred_mean) < 1e-6);
}

TEST_CASE("MeanAbsoluteError: finite for perfect and hopeless predictions") {
    const std::array<float, 2> target{{1.0f, 0.0f}};
    CHECK(judge_one<MeanAbsoluteError, Identity>(target, target).loss == 0.0f);
    CHECK(judge_one<MeanAbsoluteError, Identity>(std::array<float, 2>{{10001.0f, -10000.0f}}, target).loss == 1e4f);
}
