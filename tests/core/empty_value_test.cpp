// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/core/empty_value.hpp>

using nervelet::detail::EmptyValue;

namespace {

struct Empty {};

struct Full {
    int value;
};

using HeldEmpty = EmptyValue<Empty>;
using HeldFull = EmptyValue<Full>;

struct Both : HeldEmpty, HeldFull {
    Both() : HeldEmpty({}), HeldFull({7}) {}
};

static_assert(sizeof(Both) == sizeof(int), "an empty part takes no memory");

} // namespace

TEST_CASE("a held part can be read and changed") {
    Both both;
    CHECK(both.HeldFull::get().value == 7);
    both.HeldFull::get().value = 8;
    const Both& constant = both;
    CHECK(constant.HeldFull::get().value == 8);
}
