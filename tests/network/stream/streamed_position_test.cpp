// Part of nervelet. MIT licence, the nervelet authors.
#include <type_traits>

#include <doctest/doctest.h>

#include <nervelet/activation/relu.hpp>
#include <nervelet/core/shape.hpp>
#include <nervelet/layer/dense.hpp>
#include <nervelet/layer/layer_norm.hpp>
#include <nervelet/network/stream/streamed_position.hpp>

using namespace nervelet;

namespace {

using OfDense = nervelet::detail::StreamedPosition<Dense<2, ReLU>, float, Shape<3>>;
using OfNorm = nervelet::detail::StreamedPosition<LayerNorm<>, float, Shape<1, 2>>;
static_assert(std::is_empty<OfDense::State>::value && std::is_empty<OfNorm::State>::value, "it keeps nothing");
static_assert(OfDense::is_in_step && OfNorm::is_in_step, "it answers every sample");

/// An archive that nothing must be handed to.
struct Nothing {};

} // namespace

TEST_CASE("streamed_position: each sample is answered, and the next one does not see it") {
    const float parameters[] = {1, 2, 3, 4, 5, 6, -10, 20};
    const float samples[2][3] = {{1, 2, 3}, {1, 0, 1}};
    OfDense::State state{};
    OfDense::Scratch scratch{};
    const float* y = OfDense::push(parameters, state, samples[0], scratch);
    REQUIRE(y != nullptr);
    CHECK(y[0] == 12); // 1 + 6 + 15 - 10
    CHECK(y[1] == 48); // 2 + 8 + 18 + 20
    y = OfDense::push(parameters, state, samples[1], scratch);
    REQUIRE(y != nullptr);
    CHECK(y[0] == 0); // 1 + 5 - 10
    CHECK(y[1] == 28);
    y = OfDense::push(parameters, state, samples[0], scratch);
    CHECK(y[0] == 12);
}

TEST_CASE("streamed_position: a norm of a step is over its channels") {
    const float parameters[] = {2, 3, 10, 20}; // two scales, two shifts
    const float sample[] = {-5, 5};
    OfNorm::State state{};
    OfNorm::Scratch scratch{};
    const float* const y = OfNorm::push(parameters, state, sample, scratch);
    REQUIRE(y != nullptr);
    CHECK(static_cast<double>(y[0]) == doctest::Approx(8).epsilon(1e-3));
    CHECK(static_cast<double>(y[1]) == doctest::Approx(23).epsilon(1e-3));
}

TEST_CASE("streamed_position: nothing is saved, and what is read of nothing is allowed") {
    nervelet::detail::NoStreamState state{};
    Nothing archive{};
    nervelet::detail::NoStreamState::fields(state, archive);
    CHECK(nervelet::detail::NoStreamState::allows(state, archive));
}
