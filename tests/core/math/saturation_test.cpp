// Part of nervelet. MIT licence, the nervelet authors.
// The processor's saturation, where it has one, and that of constant expressions.
#include <doctest/doctest.h>

#include <cstdint>

#include <nervelet/core/math/saturation.hpp>

using namespace nervelet;

static_assert(math::saturate_to_16(32768) == 32767 && math::saturate_to_16(-32769) == -32768, "both ends");
static_assert(math::saturate_to_16_from_zero(-1) == 0 && math::saturate_to_16_from_zero(INT32_MAX) == 32767,
              "both ends");

TEST_CASE("saturation to 16 bits") {
    const std::int32_t numbers[] = {INT32_MIN, -65536, -32769, -32768, -32767, -1,    0,
                                    1,         32766,  32767,  32768,  65535,  65536, INT32_MAX};
    for (volatile std::int32_t number : numbers) {
        const std::int32_t x = number;
        CHECK(math::saturate_to_16(x) == (x < -32768 ? -32768 : x > 32767 ? 32767 : x));
        CHECK(math::saturate_to_16_from_zero(x) == (x < 0 ? 0 : x > 32767 ? 32767 : x));
    }
}
