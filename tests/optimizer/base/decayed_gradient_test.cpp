// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/optimizer/base/decayed_gradient.hpp>

#include <doctest/doctest.h>

#include <array>
#include <limits>

#include <nervelet/optimizer/adam.hpp>
#include <nervelet/optimizer/clip_by_norm.hpp>
#include <nervelet/optimizer/clip_by_value.hpp>
#include <nervelet/optimizer/sgd.hpp>
#include <nervelet/optimizer/weight_decay.hpp>
#include <nervelet/scalar/double.hpp>
#include <nervelet/scalar/float.hpp>

#include "cookbook/sign_sgd.hpp"

using namespace nervelet;
using detail::GradientUse;
using detail::is_decay_bounded;
using detail::SquaresDecay;

namespace {

static_assert(GradientUse<SGD<float>>::is_linear && !GradientUse<SGD<float>>::squares, "says so");
static_assert(!GradientUse<Adam<float>>::is_linear && GradientUse<Adam<float>>::squares, "says so");
static_assert(GradientUse<SignSGD<float>>::is_linear && GradientUse<SignSGD<float>>::squares, "does not say it");
static_assert(GradientUse<ClipByNorm<WeightDecay<Adam<float>>>>::squares, "what is inside says it");

static_assert(SquaresDecay<WeightDecay<Adam<float>>>::value, "squares what it decayed");
static_assert(SquaresDecay<ClipByNorm<ClipByValue<WeightDecay<Adam<float>>>>>::value, "inside, too");
static_assert(SquaresDecay<WeightDecay<SignSGD<float>>>::value, "it may");
static_assert(!SquaresDecay<Adam<float>>::value && !SquaresDecay<SGD<float>>::value, "no decay");
static_assert(!SquaresDecay<WeightDecay<SGD<float>>>::value, "no square");

template <class T>
constexpr bool looks_at_every_parameter(T bound) {
    const WeightDecay<Adam<T>> optimizer{{T(0.1)}, T(0.5)};
    const std::array<T, 3> below{{T(0), T(1.9) * bound, T(-1.9) * bound}};
    const std::array<T, 3> at{{T(0), T(0), T(-2) * bound}};
    return is_decay_bounded(optimizer, below) && !is_decay_bounded(optimizer, at);
}

template <class T>
constexpr bool adds_all_decays(T bound) {
    const WeightDecay<WeightDecay<Adam<T>>> optimizer{{{T(0.1)}, T(0.5)}, T(0.25)};
    return optimizer.gradient_decay() == T(0.75) && is_decay_bounded(optimizer, std::array<T, 1>{{bound}}) &&
           !is_decay_bounded(optimizer, std::array<T, 1>{{T(1.5) * bound}});
}

constexpr float single = 1125899906842624.0f;          // 2^50
constexpr double twice = 3.1217485503159922e144;       // 2^480
constexpr WeightDecay<Adam<float>> none{{0.1f}, 0.0f}; // no decay at all

} // namespace

#if __cplusplus >= 201703L
static_assert(looks_at_every_parameter(single) && looks_at_every_parameter(twice), "each");
static_assert(adds_all_decays(single) && adds_all_decays(twice), "nested");
static_assert(is_decay_bounded(none, std::array<float, 1>{{3e38f}}), "0");
#endif

TEST_CASE("a decay that would reach the bound of a gradient is found, at any parameter") {
    CHECK(looks_at_every_parameter(single));
    CHECK(looks_at_every_parameter(twice));
    CHECK(adds_all_decays(single));
    CHECK(adds_all_decays(twice));
    CHECK(is_decay_bounded(none, std::array<float, 1>{{3e38f}}));
}

TEST_CASE("a parameter that is not finite is found, too") {
    const WeightDecay<Adam<float>> optimizer{{0.1f}, 0.5f};
    CHECK_FALSE(is_decay_bounded(optimizer, std::array<float, 2>{{std::numeric_limits<float>::quiet_NaN(), 0.0f}}));
    CHECK_FALSE(is_decay_bounded(optimizer, std::array<float, 2>{{0.0f, -std::numeric_limits<float>::infinity()}}));
}
