// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/optimizer/nesterov.hpp>

#include <doctest/doctest.h>

#include <limits>

#include "oracle/opt_sgd_nesterov.hpp"
#include "support/course.hpp"

using namespace nervelet;
using namespace reference;

namespace {

template <class T>
constexpr bool follows_the_formula() {
    return agree(path<3>(Nesterov<T>{T(0.5), T(0.5)}, T(1), T(0.25)), {{T(0.8125), T(0.59375), T(0.359375)}});
}

template <class T>
constexpr bool knows_its_limits() {
    const T nan = std::numeric_limits<T>::quiet_NaN();
    return Nesterov<T>{T(0.1)}.is_valid() && Nesterov<T>{T(0.1), T(0)}.is_valid() && !Nesterov<T>{T(-0.1)}.is_valid() &&
           !Nesterov<T>{T(0.1), T(1)}.is_valid() && !Nesterov<T>{T(0.1), nan}.is_valid();
}

} // namespace

#if __cplusplus >= 201703L
static_assert(follows_the_formula<float>() && follows_the_formula<double>(), "the formula");
static_assert(knows_its_limits<float>() && knows_its_limits<double>(), "limits");
static_assert(sizeof(Nesterov<float>::State<100>) == 100 * sizeof(float), "one number a parameter");
#endif

TEST_CASE("Nesterov: ten steps as the reference") {
    namespace o = oracle::opt_sgd_nesterov;
    const CourseReference expected{
        o::loss,
        {o::W1_s1, o::b1_s1, o::W2_s1, o::b2_s1, o::W3_s1, o::b3_s1, o::W4_s1, o::b4_s1},
        {o::W1_s2, o::b1_s2, o::W2_s2, o::b2_s2, o::W3_s2, o::b3_s2, o::W4_s2, o::b4_s2},
        {o::W1_s10, o::b1_s10, o::W2_s10, o::b2_s10, o::W3_s10, o::b3_s10, o::W4_s10, o::b4_s10}};
    check_course<double, Nesterov>({0.1}, expected, 1e-12);
    check_course<float, Nesterov>({0.1f}, expected, 1e-5);
}

TEST_CASE("Nesterov: v = momentum v + g, w -= rate (g + momentum v)") {
    CHECK(follows_the_formula<float>());
    CHECK(follows_the_formula<double>());
}

TEST_CASE("Nesterov: hyperparameters that cannot work are refused") {
    CHECK(knows_its_limits<float>());
    CHECK(knows_its_limits<double>());
}
