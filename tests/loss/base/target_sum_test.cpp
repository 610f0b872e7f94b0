// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>

#include <nervelet/label.hpp>
#include <nervelet/loss/base/target_sum.hpp>

using nervelet::detail::OneHot;
using nervelet::detail::TargetSum;

TEST_CASE("sum_j t_j over the outputs; a label's is known") {
    const std::array<float, 3> target{{0.25f, 0.5f, 2.0f}};
    const float* pointer = target.data();
    CHECK(TargetSum<const float*, 3>::of(pointer) == 2.75f);
    CHECK(TargetSum<const float*, 2>::of(pointer) == 0.75f);
    CHECK(TargetSum<OneHot<float>, 3>::of(OneHot<float>{2}) == 1.0f);
}
