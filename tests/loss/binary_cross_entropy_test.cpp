// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/loss/binary_cross_entropy.hpp>

#include <doctest/doctest.h>

#include "oracle/loss_bce_logits.hpp"
#include "oracle/loss_bce_prob.hpp"
#include "support/loss.hpp"

#include <nervelet/activation/hardsigmoid.hpp>
#include <nervelet/activation/sigmoid.hpp>

using namespace nervelet;
using namespace reference;

namespace {

/// Loss and dJ/dz of one logit.
template <class T>
constexpr bool judges(T z, T target, T loss, T delta) {
    const auto judgement = judge_one<BinaryCrossEntropy, Sigmoid>(std::array<T, 1>{{z}}, std::array<T, 1>{{target}});
    return judgement.loss == loss && judgement.evaluated == loss && judgement.gradient[0][0] == delta;
}

/// The limits, to the bit.
template <class T>
constexpr bool is_exact_far_out() {
    return judges<T>(T(1e4), T(1), T(0), T(0)) && judges<T>(T(-1e4), T(0), T(0), T(0)) &&
           judges<T>(T(-1e4), T(1), T(1e4), T(-1)) && judges<T>(T(1e4), T(0), T(1e4), T(1)) &&
           judges<T>(T(100), T(0), T(100), T(1)) && judges<T>(T(0), T(0.5), math::log(T(2)), T(0));
}

/// dJ/dz = a - t, with the a that the network answers.
template <class T>
constexpr bool delta_is_a_minus_t() {
    const Passing<T, 1, Sigmoid> network = passing<Passing<T, 1, Sigmoid>>();
    for (int i = -40; i <= 40; ++i) {
        const std::array<T, 1> z{{T(i) / T(2)}};
        for (int k = 0; k <= 4; ++k) {
            const std::array<T, 1> target{{T(k) / T(4)}};
            const auto judgement = judge_one<BinaryCrossEntropy, Sigmoid>(z, target);
            if (!(judgement.gradient[0][0] == network(z)[0] - target[0])) {
                return false;
            }
        }
    }
    return true;
}

} // namespace

#if __cplusplus >= 201703L
static_assert(is_exact_far_out<float>() && is_exact_far_out<double>(), "logits of +-10^4");
static_assert(delta_is_a_minus_t<float>() && delta_is_a_minus_t<double>(), "dJ/dz = a - t");
#endif

TEST_CASE("BinaryCrossEntropy after Sigmoid, from logits: L = -t log a - (1 - t) log(1 - a), as the reference") {
    namespace o = oracle::loss_bce_logits;
    using Loss = BinaryCrossEntropy;
    CHECK(loss_error<Loss, Sigmoid, double>(o::pred, o::target, o::loss_mean, o::dpred_mean) < 1e-12);
    CHECK(loss_error<Loss, Sigmoid, float>(o::pred, o::target, o::loss_mean, o::dpred_mean) < 1e-6);
}

TEST_CASE("BinaryCrossEntropy after another activation, from probabilities, as the reference") {
    namespace o = oracle::loss_bce_prob;
    using Loss = BinaryCrossEntropy;
    CHECK(loss_error<Loss, GivenProbability, double>(o::pred, o::target, o::loss_mean, o::dpred_mean) < 1e-12);
    CHECK(loss_error<Loss, GivenProbability, float>(o::pred, o::target, o::loss_mean, o::dpred_mean) < 1e-6);
}

TEST_CASE("BinaryCrossEntropy after Sigmoid: dJ/dz = a - t, to the bit") {
    CHECK(delta_is_a_minus_t<float>());
    CHECK(delta_is_a_minus_t<double>());
}

TEST_CASE("BinaryCrossEntropy after Sigmoid: perfect and hopeless predictions are exact, logits to +-10^4") {
    CHECK(is_exact_far_out<float>());
    CHECK(is_exact_far_out<double>());
}

TEST_CASE("BinaryCrossEntropy after Sigmoid: a sure prediction keeps its loss, where log(1 - a) would say 0") {
    // log(1 + e^-100) = e^-100; 1 - a is rounded away from z = 17 (float) and 37 (double) on.
    const auto sure =
        judge_one<BinaryCrossEntropy, Sigmoid>(std::array<double, 1>{{100.0}}, std::array<double, 1>{{1.0}});
    CHECK(error(sure.loss, 3.720075976020836e-44) < 1e-12);
    const auto single =
        judge_one<BinaryCrossEntropy, Sigmoid>(std::array<float, 1>{{30.0f}}, std::array<float, 1>{{1.0f}});
    CHECK(error(single.loss, 9.357622968840175e-14) < 1e-6);
}

TEST_CASE("BinaryCrossEntropy after another activation: 0 and 1 as outputs cost at most 100 and stay finite") {
    const std::array<float, 4> output{{0.0f, 0.0f, 1.0f, 1.0f}};
    const std::array<float, 4> target{{0.0f, 1.0f, 0.0f, 1.0f}};
    const auto judgement = judge_one<BinaryCrossEntropy, GivenProbability>(output, target);
    CHECK(judgement.loss == 50.0f);
    CHECK(judgement.gradient[0][0] == 0.0f);
    CHECK(error(judgement.gradient[0][1], -0.25e12) < 1e-6);
    CHECK(error(judgement.gradient[0][2], 0.25e12) < 1e-6);
    CHECK(judgement.gradient[0][3] == 0.0f);
    const auto saturated =
        judge_one<BinaryCrossEntropy, Hardsigmoid>(std::array<float, 4>{{-1e4f, -1e4f, 1e4f, 1e4f}}, target);
    CHECK(saturated.loss == 50.0f);
    CHECK(saturated.gradient[0] == std::array<float, 4>{{0.0f, 0.0f, 0.0f, 0.0f}});
}
