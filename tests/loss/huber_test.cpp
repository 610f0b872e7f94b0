// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/loss/huber.hpp>

#include <doctest/doctest.h>

#include "oracle/loss_huber_d05.hpp"
#include "oracle/loss_huber_d1.hpp"
#include "support/loss.hpp"

using namespace nervelet;
using namespace reference;

namespace {

template <class T>
constexpr bool follows_the_formula() {
    return Huber::value(T(1.5), T(1)) == T(0.125) && Huber::slope(T(1.5), T(1)) == T(0.5) &&
           Huber::value(T(4), T(1)) == T(2.5) && Huber::slope(T(4), T(1)) == T(1) &&
           Huber::value(T(-2), T(1)) == T(2.5) && Huber::slope(T(-2), T(1)) == T(-1) &&
           HuberWith<50>::value(T(4), T(1)) == T(1.375) && HuberWith<50>::slope(T(-4), T(1)) == T(-0.5);
}

/// The parabola and the lines meet with the same value and slope.
template <class T>
constexpr bool joins_smoothly() {
    return Huber::value(T(1), T(0)) == T(0.5) && Huber::slope(T(1), T(0)) == T(1) &&
           Huber::value(T(-1), T(0)) == T(0.5) && Huber::slope(T(-1), T(0)) == T(-1) &&
           HuberWith<50>::value(T(0.5), T(0)) == T(0.125) && HuberWith<50>::slope(T(0.5), T(0)) == T(0.5);
}

} // namespace

#if __cplusplus >= 201703L
static_assert(follows_the_formula<float>() && follows_the_formula<double>(), "e^2 / 2 within d, else d (|e| - d / 2)");
static_assert(joins_smoothly<float>() && joins_smoothly<double>(), "at |e| = d");
#endif

TEST_CASE("Huber: e^2 / 2 where |e| <= d, else d (|e| - d / 2); the slope is e cut to [-d, d]") {
    CHECK(follows_the_formula<float>());
    CHECK(follows_the_formula<double>());
}

TEST_CASE("Huber: value and slope are continuous at |e| = d") {
    CHECK(joins_smoothly<float>());
    CHECK(joins_smoothly<double>());
}

TEST_CASE("Huber: the mean over examples and outputs, as the reference, d = 1") {
    namespace o = oracle::loss_huber_d1;
    CHECK(loss_error<Huber, Identity, double>(o::pred, o::target, o::loss_mean, o::dpred_mean) < 1e-12);
    CHECK(loss_error<Huber, Identity, float>(o::pred, o::target, o::loss_mean, o::dpred_mean) < 1e-6);
}

TEST_CASE("Huber: the mean over examples and outputs, as the reference, d = 0.5") {
    namespace o = oracle::loss_huber_d05;
    CHECK(loss_error<HuberWith<50>, Identity, double>(o::pred, o::target, o::loss_mean, o::dpred_mean) < 1e-12);
    CHECK(loss_error<HuberWith<50>, Identity, float>(o::pred, o::target, o::loss_mean, o::dpred_mean) < 1e-6);
}

TEST_CASE("Huber: finite for perfect and hopeless predictions") {
    const std::array<float, 2> target{{1.0f, 0.0f}};
    CHECK(judge_one<Huber, Identity>(target, target).loss == 0.0f);
    CHECK(judge_one<Huber, Identity>(std::array<float, 2>{{10001.0f, -10000.0f}}, target).loss == 9999.5f);
}
