// Part of nervelet. MIT licence, the nervelet authors.
// Reference numbers computed in float64 with an established framework and recomputed independently.
// categorical cross entropy from PROBABILITIES: mean_b( -log p[b][label] ); dprob is the gradient w.r.t. the
// probabilities
#ifndef NERVELET_TESTS_ORACLE_LOSS_CCE_PROB_HPP
#define NERVELET_TESTS_ORACLE_LOSS_CCE_PROB_HPP

// clang-format off
namespace oracle {
namespace loss_cce_prob {
constexpr double prob[20] = { // 4x5
0.06066998407022786, 0.08584972185290067, 0.5221027937476359, 0.0800019267588251, 0.25137557357041057,
0.024871394896794484, 0.6232560899998799, 0.22736749786988172, 0.040156210203160986, 0.08434880703028304,
0.07828859901465036, 0.09387708340345803, 0.49476668871390184, 0.1846022795889129, 0.14846534927907687,
0.5145254511939881, 0.09449842616767029, 0.21425282243525814, 0.0179405801345203, 0.15878272006856325};
constexpr int label[4] = {0, 4, 2, 0}; // 4
constexpr double loss_mean = 1.6608200083355715;
constexpr double dprob_mean[20] = { // 4x5
-4.120653793325795, 0, 0, 0, 0, 0, 0, 0, 0, -2.963883056582467, 0, 0, -0.5052886657544606, 0, 0, -0.4858846135207881,
0, 0, 0, 0};
} // namespace loss_cce_prob
} // namespace oracle
// clang-format on

#endif // NERVELET_TESTS_ORACLE_LOSS_CCE_PROB_HPP
