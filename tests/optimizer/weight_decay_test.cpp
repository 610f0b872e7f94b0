// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/accumulator.hpp>
#include <nervelet/loss/squared_error.hpp>
#include <nervelet/optimizer/adagrad.hpp>
#include <nervelet/optimizer/adam.hpp>
#include <nervelet/optimizer/adamw.hpp>
#include <nervelet/optimizer/clip_by_norm.hpp>
#include <nervelet/optimizer/clip_by_value.hpp>
#include <nervelet/optimizer/momentum.hpp>
#include <nervelet/optimizer/nesterov.hpp>
#include <nervelet/optimizer/rmsprop.hpp>
#include <nervelet/optimizer/sgd.hpp>
#include <nervelet/optimizer/weight_decay.hpp>

#include <doctest/doctest.h>

#include <cstring>
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

/// Where a step is the rate times gradients, a decay may take away a whole parameter, and no more.
template <class T>
constexpr bool knows_the_limit_of_rate_and_decay() {
    return DecayedSGD<T>{{T(2)}, T(0.5)}.is_valid() && !DecayedSGD<T>{{T(3)}, T(0.9)}.is_valid() &&
           !DecayedSGD<T>{{T(1.5)}, T(0.9)}.is_valid() && DecayedMomentum<T>{{T(1)}, T(0.5)}.is_valid() &&
           !DecayedMomentum<T>{{T(3)}, T(0.5)}.is_valid() && DecayedNesterov<T>{{T(2)}, T(0.5)}.is_valid() &&
           !DecayedNesterov<T>{{T(3)}, T(0.5)}.is_valid() && DecayedAdam<T>{{T(3)}, T(0.9)}.is_valid() &&
           WeightDecay<DecayedSGD<T>>{{{T(1)}, T(0.25)}, T(0.75)}.is_valid() &&
           !WeightDecay<DecayedSGD<T>>{{{T(1)}, T(0.5)}, T(0.75)}.is_valid() &&
           !WeightDecay<ClipByValue<DecayedSGD<T>>>{{{{T(1)}, T(0.5)}, T(1)}, T(0.75)}.is_valid();
}

using Net = Network<float, Input<1>, Dense<1>>;

/// A step is refused, on a dead input, by this parameter and no other; no byte changes.
template <template <class> class Optimizer>
void check_refuses(Optimizer<float> optimizer, float parameter) {
    Net net;
    net.weights<0>()(0, 0) = 1.0f;
    Trainer<Net, SquaredError, Optimizer> trainer{net, optimizer};
    CHECK(math::is_finite(trainer.step({{0.0f}}, {{0.5f}})));
    net.weights<0>()(0, 0) = parameter;
    const Net before = net;
    const auto state = trainer.state();
    CHECK(math::is_nan(trainer.step({{0.0f}}, {{0.5f}})));
    CHECK(std::memcmp(&before, &net, sizeof net) == 0);
    CHECK(std::memcmp(&state, &trainer.state(), sizeof state) == 0);
    CHECK(trainer.steps() == 1);
    Accumulator<Net, SquaredError, Optimizer> accumulator{net, optimizer};
    accumulator.add({{0.0f}}, {{0.5f}});
    CHECK_FALSE(accumulator.step());
    CHECK(std::memcmp(&before, &net, sizeof net) == 0);
    net.weights<0>()(0, 0) = 1.0f;
    CHECK(math::is_finite(trainer.step({{0.0f}}, {{0.5f}})));
    CHECK(accumulator.step());
}

template <class T>
using DecayedAdamW = WeightDecay<AdamW<T>>;
template <class T>
using DecayedRMSprop = WeightDecay<RMSprop<T>>;
template <class T>
using DecayedAdagrad = WeightDecay<Adagrad<T>>;
template <class T>
using ClippedDecayedAdam = ClipByNorm<WeightDecay<Adam<T>>>;

} // namespace

#if __cplusplus >= 201703L
static_assert(follows_the_formula<float>() && follows_the_formula<double>(), "the formula");
static_assert(knows_the_limit_of_rate_and_decay<float>() && knows_the_limit_of_rate_and_decay<double>(), "1");
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

TEST_CASE("WeightDecay: what would take away more than a parameter in a step is refused") {
    CHECK(knows_the_limit_of_rate_and_decay<float>());
    CHECK(knows_the_limit_of_rate_and_decay<double>());
}

TEST_CASE("WeightDecay: a parameter so large that the square of its decay is infinite is refused") {
    check_refuses<DecayedAdam>({{0.1f}, 0.5f}, 1e30f);
    check_refuses<DecayedAdamW>({{0.1f}, 0.5f}, -1e30f);
    check_refuses<DecayedRMSprop>({{0.1f}, 0.01f}, 1e30f);
    check_refuses<DecayedAdagrad>({{0.1f}, 1e-4f}, -1e20f);
    check_refuses<ClippedDecayedAdam>({{{0.1f}, 0.5f}, 1.0f}, 1e30f);
}

TEST_CASE("WeightDecay: SGD takes a parameter of any size, and makes it smaller") {
    Net net;
    net.weights<0>()(0, 0) = 1e30f;
    Trainer<Net, SquaredError, DecayedSGD> trainer{net, {{2.0f}, 0.25f}};
    CHECK(math::is_finite(trainer.step({{0.0f}}, {{0.5f}})));
    CHECK(net.weights<0>()(0, 0) == 0.5e30f);
}

TEST_CASE("WeightDecay: at the limit of rate and decay no parameter grows, however long") {
    Net net;
    net.weights<0>()(0, 0) = 1e30f;
    Trainer<Net, SquaredError, DecayedNesterov> nesterov{net, {{2.0f, 0.9f}, 0.5f}};
    float largest = 0.0f;
    for (int i = 0; i < 2000; ++i) {
        nesterov.step({{0.0f}}, {{0.0f}});
        const float size = math::absolute(net.weights<0>()(0, 0));
        largest = size > largest ? size : largest;
    }
    CHECK(largest <= 1e30f);
    CHECK(math::absolute(net.weights<0>()(0, 0)) < 1e-3f);
}
