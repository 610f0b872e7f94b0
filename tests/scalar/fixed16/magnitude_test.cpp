// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/scalar/fixed16/magnitude.hpp>

#include <doctest/doctest.h>

using namespace nervelet;

TEST_CASE("the magnitude of every 16-bit integer") {
    static_assert(fixed16::magnitude(-32768) == 32768u, "has no 16-bit integer");
    static_assert(fixed16::magnitude(-2147483647 - 1) == 2147483648u, "has no 32-bit integer");
    CHECK(fixed16::magnitude(0) == 0u);
    CHECK(fixed16::magnitude(32767) == 32767u);
    CHECK(fixed16::magnitude(-32767) == 32767u);
    CHECK(fixed16::magnitude(-1) == 1u);
}
