// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/loss/mean_squared_error.hpp>

#include <doctest/doctest.h>

#include "oracle/loss_mse.hpp"
#include "support/loss.hpp"

using namespace nervelet;
using namespace reference;

namespace {

template <class T>
constexpr bool follows_the_formula() {
    return MeanSquaredError::value(T(3), T(1)) == T(4) && MeanSquaredError::slope(T(3), T(1)) == T(4) &&
           MeanSquaredError::value(T(-1), T(2)) == T(9) && MeanSquaredError::slope(T(-1), T(2)) == T(-6) &&
           MeanSquaredError::value(T(0.5), T(0.5)) == T(0) && MeanSquaredError::slope(T(0.5), T(0.5)) == T(0);
}

} // namespace

#if __cplusplus >= 201703L
static_assert(follows_the_formula<float>() && follows_the_formula<double>(), "(a - t)^2 and 2 (a - t)");
static_assert(judge_one<MeanSquaredError, Identity>(std::array<float, 2>{{3.0f, -1.0f}},
                                                    std::array<float, 2>{{1.0f, 2.0f}})
                      .loss == 6.5f,
              "a mean over the outputs");
#endif

TEST_CASE("MeanSquaredError: (a - t)^2, slope 2 (a - t)") {
    CHECK(follows_the_formula<float>());
    CHECK(follows_the_formula<double>());
}

TEST_CASE("MeanSquaredError: the mean over examples and outputs, as the reference") {
    namespace o = oracle::loss_mse;
    CHECK(loss_error<MeanSquaredError, Identity, double>(o::pred, o::target, o::loss_mean, o::dpred_mean) < 1e-12);
    CHECK(loss_error<MeanSquaredError, Identity, float>(o::pred, o::target, o::loss_mean, o::dpred_mean) < 1e-6);
}

TEST_CASE("MeanSquaredError: finite for perfect and hopeless predictions") {
    const std::array<float, 2> target{{1.0f, 0.0f}};
    CHECK(judge_one<MeanSquaredError, Identity>(target, target).loss == 0.0f);
    CHECK(judge_one<MeanSquaredError, Identity>(std::array<float, 2>{{10001.0f, -10000.0f}}, target).loss == 1e8f);
}
