// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/loss/cross_entropy.hpp>

#include <doctest/doctest.h>

#include "oracle/loss_cce_logits.hpp"
#include "oracle/loss_cce_logits_soft.hpp"
#include "oracle/loss_cce_prob.hpp"
#include "support/loss.hpp"

#include <nervelet/activation/softmax.hpp>

#include <limits>

using namespace nervelet;
using namespace reference;

namespace {

template <class T>
constexpr bool is_exact_far_out() {
    const std::array<T, 2> z{{T(1e4), T(-1e4)}};
    const auto perfect = judge_one<CrossEntropy, Softmax>(z, Label{0});
    const auto hopeless = judge_one<CrossEntropy, Softmax>(z, Label{1});
    const auto unsure = judge_one<CrossEntropy, Softmax>(std::array<T, 2>{{T(1e4), T(1e4)}}, Label{1});
    return perfect.loss == T(0) && perfect.evaluated == T(0) && perfect.gradient[0][0] == T(0) &&
           perfect.gradient[0][1] == T(0) && hopeless.loss == T(2e4) && hopeless.evaluated == T(2e4) &&
           hopeless.gradient[0][0] == T(1) && hopeless.gradient[0][1] == T(-1) && unsure.loss == math::log(T(2)) &&
           unsure.gradient[0][0] == T(0.5) && unsure.gradient[0][1] == T(-0.5);
}

/// dJ/dz = a - t, with the a that the network answers; the last bit of a may differ, because a is not divided out.
template <class T>
constexpr bool delta_is_a_minus_t() {
    const Passing<T, 3, Softmax> network = passing<Passing<T, 3, Softmax>>();
    for (int i = -20; i <= 20; ++i) {
        const std::array<T, 3> z{{T(i) / T(2), T(1), T(-0.25) * T(i)}};
        const std::array<T, 3> a = network(z);
        for (std::size_t label = 0; label < 3; ++label) {
            const auto judgement = judge_one<CrossEntropy, Softmax>(z, Label{label});
            for (std::size_t j = 0; j < 3; ++j) {
                const T difference = judgement.gradient[0][j] - (a[j] - (j == label ? T(1) : T(0)));
                if (!(difference <= std::numeric_limits<T>::epsilon() &&
                      -difference <= std::numeric_limits<T>::epsilon())) {
                    return false;
                }
            }
        }
    }
    return true;
}

template <class T>
constexpr bool label_is_one_hot() {
    const std::array<T, 3> z{{T(0.5), T(-2), T(1.25)}};
    const auto label = judge_one<CrossEntropy, Softmax>(z, Label{2});
    const auto array = judge_one<CrossEntropy, Softmax>(z, std::array<T, 3>{{T(0), T(0), T(1)}});
    return label.loss == array.loss && label.gradient[0][0] == array.gradient[0][0] &&
           label.gradient[0][1] == array.gradient[0][1] && label.gradient[0][2] == array.gradient[0][2];
}

} // namespace

#if __cplusplus >= 201703L
static_assert(is_exact_far_out<float>() && is_exact_far_out<double>(), "logits of +-10^4");
static_assert(delta_is_a_minus_t<float>() && delta_is_a_minus_t<double>(), "dJ/dz = a - t");
static_assert(label_is_one_hot<float>() && label_is_one_hot<double>(), "Label{2} means (0, 0, 1)");
#endif

TEST_CASE("CrossEntropy after Softmax, from logits, with labels: L = -log a_label, as the reference") {
    namespace o = oracle::loss_cce_logits;
    CHECK(loss_error<CrossEntropy, Softmax, double>(o::pred, o::label, o::loss_mean, o::dpred_mean) < 1e-12);
    CHECK(loss_error<CrossEntropy, Softmax, float>(o::pred, o::label, o::loss_mean, o::dpred_mean) < 1e-6);
}

TEST_CASE("CrossEntropy after Softmax, from logits, with soft targets: L = -sum t log a, as the reference") {
    namespace o = oracle::loss_cce_logits_soft;
    CHECK(loss_error<CrossEntropy, Softmax, double>(o::pred, o::target, o::loss_mean, o::dpred_mean) < 1e-12);
    CHECK(loss_error<CrossEntropy, Softmax, float>(o::pred, o::target, o::loss_mean, o::dpred_mean) < 1e-6);
}

TEST_CASE("CrossEntropy after another activation, from probabilities, as the reference") {
    namespace o = oracle::loss_cce_prob;
    using Loss = CrossEntropy;
    CHECK(loss_error<Loss, GivenProbability, double>(o::prob, o::label, o::loss_mean, o::dprob_mean) < 1e-12);
    CHECK(loss_error<Loss, GivenProbability, float>(o::prob, o::label, o::loss_mean, o::dprob_mean) < 1e-6);
}

TEST_CASE("CrossEntropy after Softmax: dJ/dz = a - t") {
    CHECK(delta_is_a_minus_t<float>());
    CHECK(delta_is_a_minus_t<double>());
}

TEST_CASE("CrossEntropy: a label is a one-hot target, to the bit") {
    CHECK(label_is_one_hot<float>());
    CHECK(label_is_one_hot<double>());
}

TEST_CASE("CrossEntropy after Softmax: perfect and hopeless predictions are exact, logits to +-10^4") {
    CHECK(is_exact_far_out<float>());
    CHECK(is_exact_far_out<double>());
}

TEST_CASE("CrossEntropy after another activation: a right class of probability 0 costs 100 and stays finite") {
    const auto judgement = judge_one<CrossEntropy, GivenProbability>(std::array<float, 2>{{0.0f, 1.0f}}, Label{0});
    CHECK(judgement.loss == 100.0f);
    CHECK(error(judgement.gradient[0][0], -1e12) < 1e-6);
    CHECK(judgement.gradient[0][1] == 0.0f);
}
