// Part of nervelet. MIT licence, the nervelet authors.
// That NormInside cannot be called: compile_fail/weight_decay_of_clip_by_norm.cpp and its like.
#include <nervelet/optimizer/base/norm_inside.hpp>

#include <doctest/doctest.h>

#include <nervelet/optimizer/adam.hpp>
#include <nervelet/optimizer/clip_by_norm.hpp>
#include <nervelet/optimizer/clip_by_value.hpp>
#include <nervelet/optimizer/weight_decay.hpp>

using namespace nervelet;

namespace {

/// A norm that is known.
struct Known {
    float norm;
    constexpr float operator()() const { return norm; }
};

/// One of which something is known without asking.
struct Small {
    float operator()() const {
        FAIL("asked");
        return 1.0f;
    }
    friend constexpr bool is_surely_below(const Small&, float limit) { return limit > 1.0f; }
};

} // namespace

TEST_CASE("a norm that nobody knows can be handed on, and one that is known says it") {
    const ClipByNorm<ClipByValue<WeightDecay<Adam<float>>>> optimizer{{{{0.5f}, 0.25f}, 1.0f}, 2.0f};
    CHECK(optimizer.rule(0, Known{1.0f}).scale == 1.0f);
    CHECK(optimizer.rule(0, Known{4.0f}).scale == 2.0f / (4.0f + 1e-6f));
}

TEST_CASE("a norm is not asked for where it is surely small enough, and is that of the scaled gradient inside") {
    const ClipByNorm<Adam<float>> optimizer{{0.5f}, 2.0f};
    CHECK(optimizer.rule(0, Small{}).scale == 1.0f);
    CHECK(detail::ScaledNorm<Known, float>{Known{4.0f}, 0.5f}() == 2.0f);
    CHECK_FALSE(detail::is_surely_below(Known{1.0f}, 100.0f));
}
