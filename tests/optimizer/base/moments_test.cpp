// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/optimizer/base/moments.hpp>

#include <doctest/doctest.h>

#include <nervelet/scalar/one_lane.hpp>

using namespace nervelet;

namespace {

struct Hyperparameters {
    float learning_rate;
    float beta1;
    float beta2;
    float epsilon;
};

} // namespace

TEST_CASE("moments: m / (1 - beta1) and v / (1 - beta2), and the step of both, corrected") {
    detail::Moments<float, 2> state{{{9.0f, 0.0f}}, {{9.0f, 0.0f}}};
    const Hyperparameters optimizer{0.125f, 0.5f, 0.75f, 0.0f};
    const auto first = detail::MomentStep<float>::of(optimizer, 0);
    CHECK(first.descent(detail::OneLane<float>{}, -0.5f, state, 1) == -0.125f);
    const auto second = detail::MomentStep<float>::of(optimizer, 1);
    const float error = second.descent(detail::OneLane<float>{}, -0.5f, state, 1) + 0.125f;
    CHECK(error > -1e-7f);
    CHECK(error < 1e-7f);
    CHECK(state.mean[1] == -0.75f);      // -0.5 (1 + 1/2)
    CHECK(state.variance[1] == 0.4375f); // 0.25 (1 + 3/4)
    CHECK(state.mean[0] == 9.0f);
    CHECK(state.variance[0] == 9.0f);
}
