// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/core/next_count.hpp>

#include <doctest/doctest.h>

using nervelet::detail::next_count;

static_assert(next_count(0) == 1 && next_count(0x7FFFFFFFu) == 0x80000000u, "one more");
static_assert(next_count(0xFFFFFFFEu) == 0xFFFFFFFFu && next_count(0xFFFFFFFFu) == 0xFFFFFFFFu, "stays at its limit");

TEST_CASE("a count rises by one and stays at its limit") {
    volatile std::uint32_t count = 41;
    CHECK(next_count(count) == 42);
    count = 0xFFFFFFFFu;
    CHECK(next_count(count) == 0xFFFFFFFFu);
}
