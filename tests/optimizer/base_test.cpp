// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <limits>

#include <nervelet/optimizer/base.hpp>

using namespace nervelet;

TEST_CASE("hyperparameters are looked at, and NaN passes no look") {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const float infinity = std::numeric_limits<float>::infinity();
    CHECK(is_rate(0.0f));
    CHECK(is_rate(65536.0f));
    CHECK_FALSE(is_rate(-1e-9f));
    CHECK_FALSE(is_rate(infinity));
    CHECK_FALSE(is_rate(nan));
    CHECK(is_decay(0.999f));
    CHECK_FALSE(is_decay(1.0f));
    CHECK_FALSE(is_decay(nan));
    CHECK(is_share(0.0f));
    CHECK(is_share(1.0f));
    CHECK_FALSE(is_share(1.0000001f));
    CHECK_FALSE(is_share(-1e-9f));
    CHECK_FALSE(is_share(nan));
    CHECK(is_epsilon(1e-10f));
    CHECK_FALSE(is_epsilon(0.0f));
    CHECK_FALSE(is_epsilon(nan));
}
