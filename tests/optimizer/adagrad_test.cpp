// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/optimizer/adagrad.hpp>

#include <doctest/doctest.h>

#include <limits>

#include "oracle/opt_adagrad.hpp"
#include "support/course.hpp"

using namespace nervelet;
using namespace reference;

namespace {

/// s = t g^2: step t is rate / sqrt(t).
template <class T>
constexpr bool follows_the_formula() {
    return agree(path<4>(Adagrad<T>{T(0.25), T(0)}, T(1), T(0.5)),
                 {{T(0.75), T(0.75) - T(0.25) / math::sqrt(T(2)),
                   T(0.75) - T(0.25) / math::sqrt(T(2)) - T(0.25) / math::sqrt(T(3)),
                   T(0.625) - T(0.25) / math::sqrt(T(2)) - T(0.25) / math::sqrt(T(3))}});
}

template <class T>
constexpr bool knows_its_limits() {
    const T nan = std::numeric_limits<T>::quiet_NaN();
    return Adagrad<T>{T(0.1)}.is_valid() && !Adagrad<T>{T(-0.1)}.is_valid() && !Adagrad<T>{T(0.1), T(0)}.is_valid() &&
           !Adagrad<T>{nan}.is_valid();
}

} // namespace

#if __cplusplus >= 201703L
static_assert(follows_the_formula<float>() && follows_the_formula<double>(), "the formula");
static_assert(knows_its_limits<float>() && knows_its_limits<double>(), "limits");
static_assert(sizeof(Adagrad<float>::State<100>) == 100 * sizeof(float), "one number a parameter");
#endif

TEST_CASE("Adagrad: ten steps as the reference") {
    namespace o = oracle::opt_adagrad;
    const CourseReference expected{
        o::loss,
        {o::W1_s1, o::b1_s1, o::W2_s1, o::b2_s1, o::W3_s1, o::b3_s1, o::W4_s1, o::b4_s1},
        {o::W1_s2, o::b1_s2, o::W2_s2, o::b2_s2, o::W3_s2, o::b3_s2, o::W4_s2, o::b4_s2},
        {o::W1_s10, o::b1_s10, o::W2_s10, o::b2_s10, o::W3_s10, o::b3_s10, o::W4_s10, o::b4_s10}};
    check_course<double, Adagrad>({0.01}, expected, 1e-12);
    check_course<float, Adagrad>({0.01f}, expected, 1e-5);
}

TEST_CASE("Adagrad: s += g^2, w -= rate g / (sqrt(s) + epsilon)") {
    CHECK(follows_the_formula<float>());
    CHECK(follows_the_formula<double>());
}

TEST_CASE("Adagrad: hyperparameters that cannot work are refused") {
    CHECK(knows_its_limits<float>());
    CHECK(knows_its_limits<double>());
}
