// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/loss/base/clamped_log.hpp>

using nervelet::detail::clamped_log;

TEST_CASE("the logarithm of a probability is not below -100") {
    CHECK(clamped_log(1.0f) == 0.0f);
    CHECK(clamped_log(0.0f) == -100.0f);
    CHECK(clamped_log(0.0) == -100.0);
    CHECK(clamped_log(0.5) == doctest::Approx(-0.6931471805599453));
    CHECK(clamped_log(1e-300) == -100.0);
}

#if __cplusplus >= 201703L
static_assert(clamped_log(0.0f) == -100.0f && clamped_log(1.0) == 0.0, "in a constant expression");
#endif
