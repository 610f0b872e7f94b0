// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/optimizer/base/velocity.hpp>

#include <doctest/doctest.h>

#include <nervelet/scalar/one_lane.hpp>

using namespace nervelet;

TEST_CASE("velocity: v = momentum v + g, of one parameter and no other") {
    detail::Velocity<float, 2> state{{{9.0f, 2.0f}}};
    const detail::VelocityStep<float> step{0.1f, 0.5f};
    CHECK(step.advance(detail::OneLane<float>{}, 0.25f, state, 1) == 1.25f);
    CHECK(step.advance(detail::OneLane<float>{}, 0.25f, state, 1) == 0.875f);
    CHECK(state.velocity[1] == 0.875f);
    CHECK(state.velocity[0] == 9.0f);
}
