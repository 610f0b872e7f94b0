// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include "support/int8_forms.hpp"

using namespace support;

// What the forms for Armv6-M share: how sums become bytes.

TEST_CASE("multipliers of any kind") {
    check_multipliers();
}

TEST_CASE("halves are rounded as they should be") {
    check_halves();
}

TEST_CASE("sums of bytes with scales of all kinds") {
    check_additions();
}
