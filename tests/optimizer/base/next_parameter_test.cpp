// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/optimizer/base/next_parameter.hpp>

namespace {

struct Nothing {};

struct ForOne {
    template <class State>
    constexpr float operator()(float parameter, float gradient, State&, std::size_t index) const {
        return parameter - gradient * static_cast<float>(index);
    }
};

struct ForMany {
    static constexpr bool takes_lanes = true;

    template <class Lane, class State>
    constexpr typename Lane::Type next(Lane, typename Lane::Type parameter, typename Lane::Type gradient, State&,
                                       std::size_t) const {
        return parameter - gradient;
    }
};

static_assert(nervelet::detail::TakesLanes<ForMany>::value && !nervelet::detail::TakesLanes<ForOne>::value,
              "what it says");

} // namespace

TEST_CASE("a rule for one parameter and a rule for many are asked the same way") {
    Nothing state;
    CHECK(nervelet::detail::next_parameter(ForOne{}, 5.0f, 2.0f, state, 2) == 1.0f);
    CHECK(nervelet::detail::next_parameter(ForMany{}, 5.0f, 2.0f, state, 2) == 3.0f);
}
