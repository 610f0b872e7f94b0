// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/loss/squared_error.hpp>

#include <doctest/doctest.h>

#include "oracle/loss_mse.hpp"
#include "support/loss.hpp"

using namespace nervelet;
using namespace reference;

namespace {

template <class T>
constexpr bool follows_the_formula() {
    return SquaredError::value(T(3), T(1)) == T(2) && SquaredError::slope(T(3), T(1)) == T(2) &&
           SquaredError::value(T(-1), T(2)) == T(4.5) && SquaredError::slope(T(-1), T(2)) == T(-3) &&
           SquaredError::value(T(0.5), T(0.5)) == T(0) && SquaredError::slope(T(0.5), T(0.5)) == T(0);
}

} // namespace

#if __cplusplus >= 201703L
static_assert(follows_the_formula<float>() && follows_the_formula<double>(), "(a - t)^2 / 2 and a - t");
static_assert(judge_one<SquaredError, Identity>(std::array<float, 2>{{3.0f, -1.0f}}, std::array<float, 2>{{1.0f, 2.0f}})
                      .loss == 6.5f,
              "a sum over the outputs, not their mean");
#endif

TEST_CASE("SquaredError: (a - t)^2 / 2, slope a - t") {
    CHECK(follows_the_formula<float>());
    CHECK(follows_the_formula<double>());
}

TEST_CASE("general feedforward networks, 2.18 and 2.23: J = 1/(2N) sum ||a - t||^2, dJ/dA = (A - T) / N") {
    namespace o = oracle::loss_mse; // a sum without 1/2 over 4 examples: 1/(2N) of it
    CHECK(loss_error<SquaredError, Identity, double>(o::pred, o::target, o::loss_sum, o::dpred_sum, 0.125) < 1e-12);
    CHECK(loss_error<SquaredError, Identity, float>(o::pred, o::target, o::loss_sum, o::dpred_sum, 0.125) < 1e-6);
}

TEST_CASE("SquaredError: finite for perfect and hopeless predictions") {
    const std::array<float, 2> target{{1.0f, 0.0f}};
    CHECK(judge_one<SquaredError, Identity>(target, target).loss == 0.0f);
    CHECK(judge_one<SquaredError, Identity>(std::array<float, 2>{{10001.0f, -10000.0f}}, target).loss == 1e8f);
}
