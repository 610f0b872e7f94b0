// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstdint>

#include <nervelet/layer/base/fixed_state_gradients.hpp>
#include <nervelet/scalar/fixed.hpp>

using namespace nervelet;
using detail::fixed_gradient_of_state;

// 12 + Bits fraction bits and half of the last 12 become 24.
static_assert(fixed_gradient_of_state<15>((1 << 27) + (1 << 14)) == 1 << 24, "1");
static_assert(fixed_gradient_of_state<15>(7 + (1 << 14)) == 0 && fixed_gradient_of_state<15>(-1 + (1 << 14)) == -1,
              "the floor of what is below the last bit");
static_assert(fixed_gradient_of_state<1>(2 * 4096) == 1 << 24, "a number of a layer without sums");
static_assert(fixed_gradient_of_state<12>((1 << 24) + (1 << 11)) == 1 << 24, "neither up nor down");
static_assert(fixed_gradient_of_state<15>(INT32_MAX) < 1 << 28 && fixed_gradient_of_state<15>(INT32_MIN) > -(1 << 29),
              "16 and a bit");
static_assert(fixed_gradient_of_state<1>(INT32_MAX) == 1 << 30 && fixed_gradient_of_state<1>(INT32_MIN) == -(1 << 30),
              "saturated at 64");

TEST_CASE("dJ/dh in 16 bits: a sum replaces what was there, or is added to it, saturated") {
    std::array<std::int32_t, 3> gradient{{5, 6, 7}};
    const std::array<std::int32_t, 2> sums{{(1 << 26) + (1 << 14), -(1 << 26) + (1 << 14)}};
    const detail::FixedStateGradients place{gradient.data()};
    place.take<2, 15>(1, sums.data());
    CHECK(gradient == std::array<std::int32_t, 3>{{5, 1 << 23, -(1 << 23)}});
    detail::FixedAddToState{gradient.data()}.take<2, 15>(0, sums.data());
    CHECK(gradient == std::array<std::int32_t, 3>{{5 + (1 << 23), 0, -(1 << 23)}});
    place.take(2, Fixed16::from_raw(4096));
    CHECK(gradient[2] == 1 << 24);
    gradient[0] = 1 << 30;
    detail::FixedAddToState{gradient.data()}.take<1, 15>(0, sums.data());
    CHECK(gradient[0] == 1 << 30);
    const detail::FixedPlaceFrom<detail::FixedStateGradients> from_one{place, 1};
    from_one.take<1, 15>(1, sums.data());
    CHECK(gradient[2] == 1 << 23);
}
