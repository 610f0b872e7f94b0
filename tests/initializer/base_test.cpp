// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/initializer/base.hpp>
#include <nervelet/initializer/base/normal.hpp>
#include <nervelet/initializer/base/uniform.hpp>

#include <doctest/doctest.h>

#include "support/initializer.hpp"

using namespace nervelet;
using namespace reference;

namespace {

using Narrow = VarianceScaling<5, FanIn, UniformDistribution>;
using Broad = VarianceScaling<5, FanAverage, NormalDistribution>;

} // namespace

TEST_CASE("VarianceScaling: variance Scale / fan_in, or Scale / ((fan_in + fan_out) / 2)") {
    CHECK(has_squared_limit<Narrow, float>(3.0 * 5.0 / 24.0));
    CHECK(has_squared_limit<Narrow, double>(3.0 * 5.0 / 24.0));
    CHECK(has_variance<Broad, float>(5.0 / 16.0));
    CHECK(has_variance<Broad, double>(5.0 / 16.0));
}

TEST_CASE("VarianceScaling: which fans matter") {
    CHECK(fan_out_does_not_matter<Narrow, float>());
    CHECK(only_the_sum_of_the_fans_matters<Broad, float>());
    CHECK_FALSE(fan_out_does_not_matter<Broad, float>());
}
