// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/optimizer/rmsprop.hpp>

#include <doctest/doctest.h>

#include <limits>

#include "oracle/opt_rmsprop.hpp"
#include "support/course.hpp"

using namespace nervelet;
using namespace reference;

namespace {

/// s = 1/4, then 7/16 of g^2, where alpha = 3/4: the first step is rate / sqrt(1/4).
template <class T>
constexpr bool follows_the_formula() {
    return agree(path<2>(RMSprop<T>{T(0.25), T(0.75), T(0)}, T(1), T(0.5)),
                 {{T(0.5), T(0.5) - T(0.25) / math::sqrt(T(0.4375))}});
}

template <class T>
constexpr bool knows_its_limits() {
    const T nan = std::numeric_limits<T>::quiet_NaN();
    return RMSprop<T>{T(0.1)}.is_valid() && !RMSprop<T>{T(-0.1)}.is_valid() && !RMSprop<T>{T(0.1), T(1)}.is_valid() &&
           !RMSprop<T>{T(0.1), T(0.99), T(0)}.is_valid() && !RMSprop<T>{nan}.is_valid();
}

} // namespace

#if __cplusplus >= 201703L
static_assert(follows_the_formula<float>() && follows_the_formula<double>(), "the formula");
static_assert(knows_its_limits<float>() && knows_its_limits<double>(), "limits");
static_assert(sizeof(RMSprop<float>::State<100>) == 100 * sizeof(float), "one number a parameter");
#endif

TEST_CASE("RMSprop: ten steps as the reference") {
    // At step 2 a ReLU unit wakes up with an output of 10^-8, the last digits of a sum: its gradient of 10^-7 is as
    // inexact, and dividing it by its own size makes that a full step. So later steps are held to less than the first.
    namespace o = oracle::opt_rmsprop;
    const CourseReference expected{
        o::loss,
        {o::W1_s1, o::b1_s1, o::W2_s1, o::b2_s1, o::W3_s1, o::b3_s1, o::W4_s1, o::b4_s1},
        {o::W1_s2, o::b1_s2, o::W2_s2, o::b2_s2, o::W3_s2, o::b3_s2, o::W4_s2, o::b4_s2},
        {o::W1_s10, o::b1_s10, o::W2_s10, o::b2_s10, o::W3_s10, o::b3_s10, o::W4_s10, o::b4_s10}};
    check_course<double, RMSprop>({0.01}, expected, 1e-12, 1e-10);
    check_course<float, RMSprop>({0.01f}, expected, 1e-5, 1e-3);
}

TEST_CASE("RMSprop: s = alpha s + (1 - alpha) g^2, w -= rate g / (sqrt(s) + epsilon)") {
    CHECK(follows_the_formula<float>());
    CHECK(follows_the_formula<double>());
}

TEST_CASE("RMSprop: hyperparameters that cannot work are refused") {
    CHECK(knows_its_limits<float>());
    CHECK(knows_its_limits<double>());
}
