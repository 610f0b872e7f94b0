// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstring>

#include <nervelet/core/zero_until_set.hpp>

namespace {

struct Part {
    int value = 7; // its default is not zero
};

nervelet::detail::ZeroUntilSet<Part> later;

static_assert(sizeof(later) == sizeof(Part), "the place of one part");
static_assert(nervelet::detail::ZeroUntilSet<Part>(Part{}).part.value == 7, "a part that is there");

} // namespace

TEST_CASE("a part that comes later is all zero bytes until then") {
    const unsigned char zeros[sizeof(Part)] = {};
    CHECK(std::memcmp(&later, zeros, sizeof(Part)) == 0);
    later = nervelet::detail::ZeroUntilSet<Part>(Part{});
    CHECK(later.part.value == 7);
}
