// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/core/count_up.hpp>

#include <doctest/doctest.h>

namespace {

constexpr std::uint32_t after(std::uint32_t counter) {
    nervelet::detail::count_up(counter);
    return counter;
}

static_assert(after(0) == 1 && after(0x7FFFFFFFu) == 0x80000000u, "one more");
static_assert(after(0xFFFFFFFEu) == 0xFFFFFFFFu && after(0xFFFFFFFFu) == 0xFFFFFFFFu, "stays at its limit");

} // namespace

TEST_CASE("a counter rises by one and stays at its limit") {
    CHECK(after(41) == 42);
    CHECK(after(0xFFFFFFFEu) == 0xFFFFFFFFu);
    CHECK(after(0xFFFFFFFFu) == 0xFFFFFFFFu);
}
