// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/optimizer/adamw.hpp>

#include <doctest/doctest.h>

#include <limits>

#include "oracle/opt_adamw.hpp"
#include "support/course.hpp"

#include <nervelet/loss/squared_error.hpp>

using namespace nervelet;
using namespace reference;

namespace {

/// The decay does not enter the moments: with gradient zero it alone acts.
template <class T>
constexpr bool follows_the_formula() {
    return agree(path<2>(AdamW<T>{T(0.5), T(0.9), T(0.999), T(1e-8), T(0.5)}, T(1), T(0)), {{T(0.75), T(0.5625)}}) &&
           agree(path<2>(AdamW<T>{T(0.5), T(0.5), T(0.75), T(0), T(0.5)}, T(1), T(-0.25)), {{T(1.25), T(1.4375)}});
}

template <class T>
constexpr bool knows_its_limits() {
    const T nan = std::numeric_limits<T>::quiet_NaN();
    return AdamW<T>{T(0.1)}.is_valid() && !AdamW<T>{T(-0.1)}.is_valid() && !AdamW<T>{T(0.1), T(1)}.is_valid() &&
           !AdamW<T>{T(0.1), T(0.9), T(0.999), T(1e-8), T(-1)}.is_valid() && !AdamW<T>{nan}.is_valid() &&
           AdamW<T>{T(50)}.is_valid() && !AdamW<T>{T(300)}.is_valid() &&
           AdamW<T>{T(0.5), T(0.9), T(0.999), T(1e-8), T(2)}.is_valid() &&
           !AdamW<T>{T(0.5), T(0.9), T(0.999), T(1e-8), T(2.5)}.is_valid();
}

} // namespace

#if __cplusplus >= 201703L
static_assert(follows_the_formula<float>() && follows_the_formula<double>(), "the formula");
static_assert(knows_its_limits<float>() && knows_its_limits<double>(), "limits");
static_assert(sizeof(AdamW<float>::State<100>) == 200 * sizeof(float), "two numbers a parameter");
#endif

TEST_CASE("AdamW: ten steps as the reference") {
    namespace o = oracle::opt_adamw;
    const CourseReference expected{
        o::loss,
        {o::W1_s1, o::b1_s1, o::W2_s1, o::b2_s1, o::W3_s1, o::b3_s1, o::W4_s1, o::b4_s1},
        {o::W1_s2, o::b1_s2, o::W2_s2, o::b2_s2, o::W3_s2, o::b3_s2, o::W4_s2, o::b4_s2},
        {o::W1_s10, o::b1_s10, o::W2_s10, o::b2_s10, o::W3_s10, o::b3_s10, o::W4_s10, o::b4_s10}};
    check_course<double, AdamW>({0.01}, expected, 1e-12);
    check_course<float, AdamW>({0.01f}, expected, 1e-5);
}

TEST_CASE("AdamW: w *= 1 - rate decay, then as Adam") {
    CHECK(follows_the_formula<float>());
    CHECK(follows_the_formula<double>());
}

TEST_CASE("AdamW: hyperparameters that cannot work are refused") {
    CHECK(knows_its_limits<float>());
    CHECK(knows_its_limits<double>());
}

TEST_CASE("AdamW: a rate that would take away more than a parameter in a step is refused, at once and for good") {
    using Net = Network<float, Input<1>, Dense<1>>;
    Net net;
    net.weights<0>()(0, 0) = 1.0f;
    const Net before = net;
    Trainer<Net, SquaredError, AdamW> trainer{net, {300.0f}}; // and the decay of 0.01: w *= -2
    for (int i = 0; i < 200; ++i) {
        CHECK(math::is_nan(trainer.step({{0.0f}}, {{0.0f}})));
    }
    CHECK(net.parameters() == before.parameters());
    CHECK(trainer.steps() == 0);
    trainer.optimizer().learning_rate = 50.0f; // as a schedule may
    CHECK(trainer.step({{0.0f}}, {{0.0f}}) == 0.0f);
    CHECK(net.weights<0>()(0, 0) == 0.5f);
}
