// Part of nervelet. MIT licence, the nervelet authors.
// That NormInside cannot be called: compile_fail/weight_decay_of_clip_by_norm.cpp and its like.
#include <nervelet/optimizer/base/norm_inside.hpp>

#include <doctest/doctest.h>

#include <nervelet/optimizer/adam.hpp>
#include <nervelet/optimizer/clip_by_norm.hpp>
#include <nervelet/optimizer/clip_by_value.hpp>
#include <nervelet/optimizer/weight_decay.hpp>

using namespace nervelet;

TEST_CASE("a norm that nobody knows can be handed on, and one that is known says it") {
    const ClipByNorm<ClipByValue<WeightDecay<Adam<float>>>> optimizer{{{{0.5f}, 0.25f}, 1.0f}, 2.0f};
    CHECK(optimizer.rule(0, detail::KnownNorm<float>{1.0f}).scale == 1.0f);
    CHECK(optimizer.rule(0, detail::KnownNorm<float>{4.0f}).scale == 2.0f / (4.0f + 1e-6f));
}
