// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/optimizer/base/square.hpp>

#include <doctest/doctest.h>

#include <nervelet/scalar/one_lane.hpp>

using namespace nervelet;

TEST_CASE("squares: rate g / (sqrt(s) + epsilon), and s is kept, of one parameter and no other") {
    detail::SquaredGradients<float, 2> state{{{9.0f, 0.0f}}};
    const detail::SquareStep<float> step{0.5f, 1.0f};
    CHECK(step.descent(detail::OneLane<float>{}, -4.0f, 9.0f, state, 1) == -0.5f);
    CHECK(state.square[1] == 9.0f);
    CHECK(state.square[0] == 9.0f);
    CHECK(step.descent(detail::OneLane<float>{}, 4.0f, 0.0f, state, 0) == 2.0f);
    CHECK(state.square[0] == 0.0f);
}
