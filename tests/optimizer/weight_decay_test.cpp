// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/optimizer/adam.hpp>
#include <nervelet/optimizer/momentum.hpp>
#include <nervelet/optimizer/nesterov.hpp>
#include <nervelet/optimizer/sgd.hpp>
#include <nervelet/optimizer/weight_decay.hpp>

#include <doctest/doctest.h>

#include <limits>

#include "oracle/opt_adam_wd.hpp"
#include "oracle/opt_sgd_momentum_wd.hpp"
#include "oracle/opt_sgd_nesterov_wd.hpp"
#include "oracle/opt_sgd_wd.hpp"
#include "support/course.hpp"

using namespace nervelet;
using namespace reference;

namespace {

template <class T>
using DecayedSGD = WeightDecay<SGD<T>>;
template <class T>
using DecayedMomentum = WeightDecay<Momentum<T>>;
template <class T>
using DecayedNesterov = WeightDecay<Nesterov<T>>;
template <class T>
using DecayedAdam = WeightDecay<Adam<T>>;

template <class T>
constexpr bool follows_the_formula() {
    return agree(path<2, T, DecayedSGD>(DecayedSGD<T>{{T(0.5)}, T(0.5)}, T(1), T(0.25)), {{T(0.625), T(0.34375)}}) &&
           agree(path<2, T, DecayedSGD>(DecayedSGD<T>{{T(0.5)}, T(0.5)}, T(1), T(0)), {{T(0.75), T(0.5625)}}) &&
           !DecayedSGD<T>::Rule::skips_zero_gradient;
}

template <class T>
constexpr bool knows_its_limits() {
    const T nan = std::numeric_limits<T>::quiet_NaN();
    return DecayedSGD<T>{{T(0.1)}, T(0)}.is_valid() && !DecayedSGD<T>{{T(-0.1)}, T(0)}.is_valid() &&
           !DecayedSGD<T>{{T(0.1)}, T(-1)}.is_valid() && !DecayedSGD<T>{{T(0.1)}, nan}.is_valid();
}

} // namespace

#if __cplusplus >= 201703L
static_assert(follows_the_formula<float>() && follows_the_formula<double>(), "the formula");
static_assert(knows_its_limits<float>() && knows_its_limits<double>(), "limits");
#endif

TEST_CASE("WeightDecay<SGD>: ten steps as the reference") {
    namespace o = oracle::opt_sgd_wd;
    const CourseReference expected{
        o::loss,
        {o::W1_s1, o::b1_s1, o::W2_s1, o::b2_s1, o::W3_s1, o::b3_s1, o::W4_s1, o::b4_s1},
        {o::W1_s2, o::b1_s2, o::W2_s2, o::b2_s2, o::W3_s2, o::b3_s2, o::W4_s2, o::b4_s2},
        {o::W1_s10, o::b1_s10, o::W2_s10, o::b2_s10, o::W3_s10, o::b3_s10, o::W4_s10, o::b4_s10}};
    check_course<double, DecayedSGD>({{0.1}, 0.01}, expected, 1e-12);
    check_course<float, DecayedSGD>({{0.1f}, 0.01f}, expected, 1e-5);
}

TEST_CASE("WeightDecay<Momentum>: ten steps as the reference") {
    namespace o = oracle::opt_sgd_momentum_wd;
    const CourseReference expected{
        o::loss,
        {o::W1_s1, o::b1_s1, o::W2_s1, o::b2_s1, o::W3_s1, o::b3_s1, o::W4_s1, o::b4_s1},
        {o::W1_s2, o::b1_s2, o::W2_s2, o::b2_s2, o::W3_s2, o::b3_s2, o::W4_s2, o::b4_s2},
        {o::W1_s10, o::b1_s10, o::W2_s10, o::b2_s10, o::W3_s10, o::b3_s10, o::W4_s10, o::b4_s10}};
    check_course<double, DecayedMomentum>({{0.1}, 0.01}, expected, 1e-12);
    check_course<float, DecayedMomentum>({{0.1f}, 0.01f}, expected, 1e-5);
}

TEST_CASE("WeightDecay<Nesterov>: ten steps as the reference") {
    namespace o = oracle::opt_sgd_nesterov_wd;
    const CourseReference expected{
        o::loss,
        {o::W1_s1, o::b1_s1, o::W2_s1, o::b2_s1, o::W3_s1, o::b3_s1, o::W4_s1, o::b4_s1},
        {o::W1_s2, o::b1_s2, o::W2_s2, o::b2_s2, o::W3_s2, o::b3_s2, o::W4_s2, o::b4_s2},
        {o::W1_s10, o::b1_s10, o::W2_s10, o::b2_s10, o::W3_s10, o::b3_s10, o::W4_s10, o::b4_s10}};
    check_course<double, DecayedNesterov>({{0.1}, 0.01}, expected, 1e-12);
    check_course<float, DecayedNesterov>({{0.1f}, 0.01f}, expected, 1e-5);
}

TEST_CASE("WeightDecay<Adam>: ten steps as the reference") {
    namespace o = oracle::opt_adam_wd;
    const CourseReference expected{
        o::loss,
        {o::W1_s1, o::b1_s1, o::W2_s1, o::b2_s1, o::W3_s1, o::b3_s1, o::W4_s1, o::b4_s1},
        {o::W1_s2, o::b1_s2, o::W2_s2, o::b2_s2, o::W3_s2, o::b3_s2, o::W4_s2, o::b4_s2},
        {o::W1_s10, o::b1_s10, o::W2_s10, o::b2_s10, o::W3_s10, o::b3_s10, o::W4_s10, o::b4_s10}};
    check_course<double, DecayedAdam>({{0.01}, 0.01}, expected, 1e-12);
    check_course<float, DecayedAdam>({{0.01f}, 0.01f}, expected, 1e-5);
}

TEST_CASE("WeightDecay: g += decay w, also where the gradient is zero") {
    CHECK(follows_the_formula<float>());
    CHECK(follows_the_formula<double>());
}

TEST_CASE("WeightDecay: hyperparameters that cannot work are refused") {
    CHECK(knows_its_limits<float>());
    CHECK(knows_its_limits<double>());
}
